"""The embedded model as transformers runs it: base and adapter merged, to compare mtcheck's int8 with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from mtcheck.translate.embedded.adapter import load_adapter, merging
from mtcheck.translate.embedded.packaged import BASE_SHA256, base_checkpoint
from mtcheck.translate.embedded.prompt import END
from mtcheck.translate.loops import longest_answer

BATCH = 16


def load_merged(adapter: Path, dtype: torch.dtype) -> tuple[Any, Any]:
    """The base's tokenizer, and its model with the adapter merged into it, in float32 or bf16."""
    from transformers import AutoModelForCausalLM, AutoTokenizer

    base = base_checkpoint()
    tokenizer = AutoTokenizer.from_pretrained(base, local_files_only=True, padding_side="left")
    model = AutoModelForCausalLM.from_pretrained(base, dtype=dtype, use_safetensors=True)
    model.eval()  # type: ignore[no-untyped-call]
    change = merging(load_adapter(adapter), BASE_SHA256)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            change(name, weight)
    return tokenizer, model


@torch.inference_mode()
def generate(tokenizer: Any, model: Any, prompts: Sequence[str], sentences: Sequence[str]) -> list[str]:
    """The answers to prompts, greedily, in batches of similar length, each within mtcheck's limit."""
    answers = [""] * len(prompts)
    bounds = [longest_answer(len(ids)) for ids in tokenizer(list(sentences)).input_ids]
    order = sorted(range(len(prompts)), key=bounds.__getitem__)
    end = tokenizer.convert_tokens_to_ids(END)
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        inputs = tokenizer([prompts[n] for n in batch], return_tensors="pt", padding=True)
        made = model.generate(
            **inputs,
            max_new_tokens=max(bounds[n] for n in batch),
            do_sample=False,
            eos_token_id=end,
            repetition_penalty=1.0,
        )[:, inputs.input_ids.shape[1] :]
        for n, ids in zip(batch, made, strict=True):
            answers[n] = tokenizer.decode(ids[: bounds[n]], skip_special_tokens=True).strip()
    return answers
