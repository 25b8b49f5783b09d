from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.translate import product
from mtcheck.translate.product import Product, make_int8, quantise, round_rows
from tests.conftest import ROOT

torch = pytest.importorskip("torch")

KERNELS = [product._OneDnn, product._Fbgemm, product._Plain]


@pytest.fixture(params=KERNELS, ids=lambda kernel: kernel.__name__)
def kernel(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> type:
    """Each way of multiplying that this machine has: the product is made by it."""
    if request.param is not product._Plain and not product._works(request.param):
        pytest.skip("this build of torch has it not")
    monkeypatch.setattr(product, "_best_kernel", lambda: request.param)
    return request.param  # type: ignore[no-any-return]


@pytest.mark.parametrize("rows", [1, 7, 40])
@pytest.mark.usefixtures("kernel")
def test_the_product_is_the_float_product(rows: int) -> None:
    torch.manual_seed(1)
    x, weight = torch.randn(rows, 64) * torch.rand(rows, 1) * 50, torch.randn(48, 64)
    made = Product.of(round_rows("w", weight), "w")(*quantise(x))
    wanted = x @ weight.t()
    assert (made - wanted).norm() / wanted.norm() < 0.02


@pytest.mark.parametrize("kind", ["normal", "ones", "minus ones", "outliers", "every other"])
@pytest.mark.usefixtures("kernel")
def test_the_sums_of_whole_numbers_are_exact_on_every_processor(kind: str) -> None:
    torch.manual_seed(2)
    x, weight = torch.randn(24, 128), torch.randn(32, 128)
    if kind == "outliers":
        x[:, 6:8], weight[:, 6:8] = 40.0, 4.0
    elif kind != "normal":
        x, weight = torch.ones_like(x), torch.ones_like(weight) * (-1 if kind == "minus ones" else 1)
    if kind == "every other":
        weight[:, 1::2] = 0.0
    rounded, (whole, _) = round_rows("w", weight), quantise(x)
    wanted = (whole.double() - 128) @ rounded["w.weight"].double().t() * rounded["w.scale"].double()
    torch.testing.assert_close(Product.of(rounded, "w").unscaled(whole).double(), wanted, rtol=1e-6, atol=1e-6)


@given(rows=st.integers(1, 5), columns=st.integers(1, 40), seed=st.integers(0, 2**31), heavy=st.floats(0.1, 5))
def test_no_pair_of_rounded_weights_can_overflow_16_bits(rows: int, columns: int, seed: int, heavy: float) -> None:
    chance = torch.Generator().manual_seed(seed)
    weight = torch.randn(rows, columns, generator=chance)
    weight = weight.sign() * weight.abs() ** heavy
    rounded = round_rows("w", weight)
    error = (rounded["w.weight"] * rounded["w.scale"][:, None] - weight).abs()
    assert (error <= rounded["w.scale"][:, None] * 0.5001).all()
    whole = torch.nn.functional.pad(rounded["w.weight"].long(), (0, columns % 2)).view(rows, -1, 2)
    for one_sign in (whole.clamp(min=0), whole.clamp(max=0)):
        assert 255 * one_sign.sum(-1).abs().max() < 2**15


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


MADE_ELSEWHERE = """
import hashlib, torch
from mtcheck.translate.product import Product, _best_kernel, quantise, round_rows

chance = torch.Generator().manual_seed(1)
weight, x = torch.randn(512, 1024, generator=chance), torch.randn(64, 1024, generator=chance) * 3
made = Product.of(round_rows("w", weight), "w")(*quantise(x))
digest = hashlib.sha256(made.numpy().tobytes()).hexdigest()
print(_best_kernel().__name__, torch.backends.cpu.get_cpu_capability(), digest)
"""


def made_with(**environment: str) -> tuple[str, str, str]:
    """The kernel chosen, what torch makes of the processor, and the digest of the same product."""
    made = subprocess.run(
        [sys.executable, "-c", MADE_ELSEWHERE],
        env=os.environ | {"PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    kernel, capability, digest = made.stdout.split()[-3:]
    return kernel, capability, digest


@pytest.mark.slow
def test_products_are_byte_equal_with_and_without_vnni() -> None:
    """oneDNN and torch are configured for a less capable processor."""
    kernel, capability, digest = made_with()
    if not capability.startswith("AVX"):
        pytest.skip("torch names other capabilities here")
    older = made_with(ONEDNN_MAX_CPU_ISA="AVX512_CORE")
    oldest = made_with(ONEDNN_MAX_CPU_ISA="AVX2", ATEN_CPU_CAPABILITY="avx2")

    assert {digest, older[2], oldest[2]} == {digest}
    assert oldest[0] == "_Fbgemm" or kernel == oldest[0], "the library for processors without VNNI is tried"
