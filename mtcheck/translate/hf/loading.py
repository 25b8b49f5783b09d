"""The weights of a transformers checkpoint, in memory: complete, from safetensors, on the CPU, products in int8."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtcheck.errors import ModelRejectedError, TranslatorError
from mtcheck.translate.prepare import first_line, is_out_of_memory
from mtcheck.translate.product import make_int8

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mtcheck.translate.hub.checkpoint import Checkpoint

__all__ = ["load_model", "refuse_incomplete"]


def load_model(checkpoint: Checkpoint) -> Any:  # noqa: ANN401
    """The model with int8 products; the rest is bf16 if the checkpoint is not more precise and the CPU has bf16, else
    float32.

    A checkpoint that lacks a weight is refused: transformers would initialise the weight at random.

    Raises :class:`mtcheck.errors.ModelRejectedError`, and :class:`mtcheck.errors.TranslatorError` if memory
    runs out.
    """
    import torch
    import transformers
    from safetensors import SafetensorError

    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    kind: Any = transformers.AutoModelForSeq2SeqLM if checkpoint.seq2seq else transformers.AutoModelForCausalLM
    halves = {checkpoint.config.get(key) for key in ("dtype", "torch_dtype")} & {"bfloat16", "float16"}
    fast = halves and torch.cpu._is_avx512_bf16_supported()  # noqa: SLF001
    before = transformers.utils.logging.get_verbosity()
    transformers.utils.logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    try:
        model, loaded = kind.from_pretrained(
            checkpoint.folder,
            dtype=torch.bfloat16 if fast else torch.float32,
            use_safetensors=True,
            local_files_only=True,
            trust_remote_code=False,
            output_loading_info=True,
        )
    except (MemoryError, RuntimeError, ValueError, KeyError, OSError, SafetensorError) as error:
        if is_out_of_memory(error):
            raise TranslatorError(f"not enough memory to load {checkpoint.name}: choose a smaller model") from error
        raise ModelRejectedError(f"{checkpoint.folder} cannot be loaded: {first_line(error)}") from error
    finally:
        transformers.utils.logging.set_verbosity(before)
    refuse_incomplete(checkpoint.folder, loaded)
    model.eval()
    make_int8(model)
    return model


def refuse_incomplete(folder: Path | str, loaded: Mapping[str, Any]) -> None:
    """Refuse a checkpoint that lacks a weight, according to transformers' loading report.

    Raises :class:`mtcheck.errors.ModelRejectedError`.
    """
    if missing := loaded["missing_keys"]:
        lacks = f"{min(missing)} ({len(missing)} are missing)"
        raise ModelRejectedError(f"{folder} is incomplete: it has no weights for {lacks}")
