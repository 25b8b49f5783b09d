from __future__ import annotations

import pytest
import torch

from mtcheck.translate import product
from mtcheck.translate.product import Product, make_int8, quantise, round_rows


@pytest.mark.parametrize("packs", [True, False])
@pytest.mark.parametrize("rows", [1, 7, 40])
def test_the_product_is_the_float_product(rows: int, packs: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not packs:
        monkeypatch.setattr(product, "_has_onednn", lambda: False)
    torch.manual_seed(1)
    x, weight = torch.randn(rows, 64) * torch.rand(rows, 1) * 50, torch.randn(48, 64)
    made = Product.of(round_rows("w", weight), "w")(*quantise(x))
    wanted = x @ weight.t()
    assert (made - wanted).norm() / wanted.norm() < 0.02


def test_both_ways_agree_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    torch.manual_seed(2)
    rounded, x = round_rows("w", torch.randn(32, 64)), quantise(torch.randn(5, 64))
    packed = Product.of(rounded, "w")(*x)
    monkeypatch.setattr(product, "_has_onednn", lambda: False)
    torch.testing.assert_close(packed, Product.of(rounded, "w")(*x))


def test_rows_of_zeros_stay_zeros() -> None:
    assert not Product.of(round_rows("w", torch.ones(16, 16)), "w")(*quantise(torch.zeros(3, 16))).any()


def test_all_linear_layers_are_replaced() -> None:
    torch.manual_seed(3)
    model = torch.nn.Sequential(torch.nn.Linear(32, 64), torch.nn.ReLU(), torch.nn.Linear(64, 8, bias=False))
    x = torch.randn(2, 5, 32)
    wanted = model(x)
    make_int8(model)
    assert not any(isinstance(module, torch.nn.Linear) for module in model.modules())
    made = model(x)
    assert made.shape == wanted.shape
    assert (made - wanted).norm() / wanted.norm() < 0.05
