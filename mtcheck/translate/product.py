"""Matrix products in 8-bit integers on the CPU, by the libraries in torch: two to four times as fast as bf16's.

Weights are rounded once per output channel and activations per token, both symmetrically (LLM.int8, Dettmers et al.
2022, without its outliers; CTranslate2 does the same).

On processors with AVX2 or more, the products are byte-equal, with or without VNNI, in either library. Operations
between the products are float32, summed by torch in an order that depends on the processor's vector width: between
kinds of processors, a probability may differ in its last digits, and so may an answer if two words are nearly equal.
"""

from __future__ import annotations

import warnings
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

__all__ = ["ROUNDING", "Product", "make_int8", "quantise", "round_rows"]

ROUNDING: Final = "int8-v3"
"""The version of rounding and storage of weights; it must change with them, because answers may change too."""

_ZERO: Final = 128
"""The value for zero: the processor's integer products take unsigned activations."""


def round_rows(name: str, rows: Tensor) -> dict[str, Tensor]:
    """A float matrix as ``NAME.weight``, int8, and ``NAME.scale``, one for each row.

    Two neighbours of one sign are together 128 at most: processors without VNNI add their products with activations
    in 16 bits (oneDNN's developer guide, "Nuances of int8 computations"). So the same whole numbers give the same
    products everywhere; rows are rounded about a tenth coarser for it.
    """
    import torch

    highest = rows.abs().amax(1)
    one, other = rows[:, : rows.shape[1] - 1 : 2], rows[:, 1::2]
    if other.shape[1]:
        for sign in (1, -1):
            together = (one * sign).clamp_(min=0).add_((other * sign).clamp_(min=0))
            highest = torch.maximum(highest, together.amax(1))
    scale = highest.clamp(min=1e-9) / 127  # rounding adds at most one to a pair
    return {f"{name}.weight": torch.round(rows / scale[:, None]).to(torch.int8), f"{name}.scale": scale}


def quantise(x: Tensor) -> tuple[Tensor, Tensor]:
    """Float rows rounded to whole numbers around 128, uint8, and the scale of each."""
    import torch

    highest, lowest = x.amax(-1, keepdim=True), x.amin(-1, keepdim=True)  # far faster than the maximum norm
    per_row = torch.maximum(highest, lowest.neg_()).clamp_(min=1e-9).div_(127)
    return (x / per_row).round_().add_(_ZERO).to(torch.uint8), per_row


class Product:
    """``x @ W.T`` in float32, with W (rows, columns) in int8 and x from :func:`quantise`."""

    def __init__(self, weight: Tensor, scale: Tensor) -> None:
        self.columns = weight.shape[1]
        self._multiply = _best_kernel()(weight, scale)

    @classmethod
    def of(cls, tensors: Mapping[str, Tensor], name: str) -> Product:
        """The product for a matrix rounded by :func:`round_rows`."""
        return cls(tensors[f"{name}.weight"], tensors[f"{name}.scale"])

    def __call__(self, x: Tensor, per_row: Tensor) -> Tensor:
        return self.unscaled(x).mul_(per_row)

    def unscaled(self, x: Tensor) -> Tensor:
        """The product of only the integers, for callers that combine the scales with something else."""
        return self._multiply(x)


class _Kernel(Protocol):
    """Multiplies unsigned integers around 128 (texts, columns) by a matrix (rows, columns) and its rows' scales."""

    def __init__(self, weight: Tensor, scale: Tensor) -> None: ...

    def __call__(self, x: Tensor) -> Tensor: ...


class _OneDnn:
    """Uses oneDNN's own layout, which saves rearranging the weights every time: 2 to 3 times as fast."""

    def __init__(self, weight: Tensor, scale: Tensor) -> None:
        import torch

        self._weight = torch.ops.onednn.qlinear_prepack(weight, None)
        self._scale = scale.clone()  # else it would keep its whole file mapped
        self._zeros = torch.zeros(len(weight), dtype=torch.long)

    def __call__(self, x: Tensor) -> Tensor:
        import torch

        product: Tensor = torch.ops.onednn.qlinear_pointwise(
            x, 1.0, _ZERO, self._weight, self._scale, self._zeros, None, 1.0, 0, torch.float32, "none", [], ""
        )
        return product


class _Fbgemm:
    """Uses FBGEMM, for processors without VNNI, for which oneDNN has no layout: up to 4 times as fast there."""

    def __init__(self, weight: Tensor, scale: Tensor) -> None:
        import torch

        zeros = torch.zeros(len(weight), dtype=torch.long)
        rows = torch._make_per_channel_quantized_tensor(weight, scale.double(), zeros, 0)  # noqa: SLF001
        self._weight = torch.ops.quantized.linear_prepack(rows, None)

    def __call__(self, x: Tensor) -> Tensor:
        import torch

        product: Tensor = torch.ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32(
            x.float().sub_(_ZERO), 1.0, _ZERO, self._weight
        )
        return product


class _Plain:
    """Uses neither library."""

    def __init__(self, weight: Tensor, scale: Tensor) -> None:
        self._weight, self._scale = weight.clone(), scale.clone()

    def __call__(self, x: Tensor) -> Tensor:
        import torch

        signed = (x.to(torch.int16) - _ZERO).to(torch.int8)
        return torch._int_mm(signed, self._weight.t()).float().mul_(self._scale)  # noqa: SLF001


@cache
def _best_kernel() -> type[_Kernel]:
    import torch

    if not (torch.backends.mkldnn.is_available() and hasattr(torch.ops.onednn, "qlinear_prepack")):  # type: ignore[no-untyped-call]
        return _Plain
    return _Fbgemm if not _has_vnni() and _works(_Fbgemm) else _OneDnn


def _has_vnni() -> bool:
    """Whether the processor adds four products of 8-bit integers at once; if not, oneDNN's sums of two overflow."""
    import torch

    highest = torch.full((16, 64), 127, dtype=torch.int8)
    product = _OneDnn(highest, torch.ones(16))(torch.full((4, 64), 255, dtype=torch.uint8))
    return bool((product == 127 * 127 * 64).all())


def _works(kernel: type[_Kernel]) -> bool:
    """Whether this build of torch has it; the test uses a deprecated part of torch."""
    import torch

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch says so once
        try:
            kernel(torch.ones(16, 64, dtype=torch.int8), torch.ones(16))(torch.ones(4, 64, dtype=torch.uint8))
        except (AttributeError, RuntimeError):
            return False
    return True


def make_int8(model: Any) -> None:  # noqa: ANN401
    """Replace all linear layers of a torch model by 8-bit products; its float weights are dropped."""
    import torch

    class Int8Linear(torch.nn.Module):
        weight = None  # T5 looks for it, and would convert its input to the weight's type

        def __init__(self, linear: Any) -> None:  # noqa: ANN401
            super().__init__()
            self.product = Product.of(round_rows("linear", linear.weight.detach().float()), "linear")
            self.bias = None if linear.bias is None else linear.bias.detach().float()

        def forward(self, x: Tensor) -> Tensor:
            rows = self.product(*quantise(x.reshape(-1, x.shape[-1]).float()))
            if self.bias is not None:
                rows += self.bias
            return rows.view(*x.shape[:-1], -1).to(x.dtype)

    for name, module in list(model.named_modules()):
        if isinstance(module, torch.nn.Linear):
            parent, _, own = name.rpartition(".")
            setattr(model.get_submodule(parent), own, Int8Linear(module))
