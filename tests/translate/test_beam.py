"""Our beam search against transformers' own, on float weights: the same tokens."""

from __future__ import annotations

from typing import Any

import pytest

from mtcheck.translate.hf.beam import _top, beam_search
from mtcheck.translate.hf.beam_memory import share_memory

torch = pytest.importorskip("torch")

FAMILIES = ["marian", "m2m100", "madlad", "mbart", "nllb"]
COUNT = 7


def load(family: str, request: pytest.FixtureRequest) -> Any:
    """The family's tiny checkpoint, its weights made larger so that it has preferences."""
    from transformers import AutoModelForSeq2SeqLM

    model = AutoModelForSeq2SeqLM.from_pretrained(request.getfixturevalue(family)).eval()
    model.generation_config.max_length = None
    torch.manual_seed(1)
    with torch.no_grad():
        for weight in [*model.parameters(), getattr(model, "final_logits_bias", torch.zeros(1))]:
            weight.add_(torch.randn_like(weight) * (0.3 if weight.ndim > 1 else 0.1))
    return model


def assert_same(model: Any, seed: int, **options: Any) -> list[int]:
    """For random sources, each by itself through transformers, all together through ours. How long the answers are."""
    torch.manual_seed(seed)
    mask = (torch.arange(16) < torch.randint(1, 17, (COUNT, 1))).long()
    sources = torch.randint(4, 500, (COUNT, 16)).masked_fill(mask == 0, model.config.pad_token_id)
    bounds = [int(bound) for bound in torch.randint(1, 45, (COUNT,))]
    options = {"num_beams": 4, "early_stopping": True, "do_sample": False, **options}
    with torch.inference_mode():
        model.set_attn_implementation("sdpa")
        alone = [
            model.generate(sources[row : row + 1, : mask[row].sum()], max_new_tokens=bound, **options)[0].tolist()
            for row, bound in enumerate(bounds)
        ]
        share_memory(model)
        together = model.generate(
            input_ids=sources,
            attention_mask=mask,
            custom_generate=beam_search,
            bounds=bounds,
            max_new_tokens=max(bounds),
            **options,
        )
    lengths = [len(answer) for answer in alone]

    assert [answer[:length].tolist() for answer, length in zip(together, lengths, strict=True)] == alone
    assert all(
        (answer[length:] == model.config.pad_token_id).all() for answer, length in zip(together, lengths, strict=True)
    )
    return lengths


@pytest.mark.parametrize("family", FAMILIES)
def test_the_tokens_are_those_of_transformers(family: str, request: pytest.FixtureRequest) -> None:
    model = load(family, request)
    end = model.generation_config.eos_token_id
    first = {"forced_bos_token_id": 9} if family in ("m2m100", "mbart", "nllb") else {}
    lengths = [
        assert_same(model, seed, sequence_bias=[[[end], likely]], **first)
        for seed, likely in enumerate((0.0, 3.0, 5.0))
    ]

    assert len({length for some in lengths for length in some}) > 6


@pytest.mark.parametrize(
    "options",
    [
        {"no_repeat_ngram_size": 2},
        {"bad_words_ids": [[7], [8, 9]], "renormalize_logits": True},
        {"length_penalty": 2.0, "sequence_bias": [[[0], 4.0]]},
        {"forced_eos_token_id": 0},
        {"num_beams": 2},
        {"num_beams": 6, "eos_token_id": [0, 11, 12]},
    ],
    ids=lambda options: next(iter(options)),
)
def test_a_checkpoint_s_own_settings_are_heeded(options: dict[str, Any], request: pytest.FixtureRequest) -> None:
    assert_same(load("marian", request), 5, **options)


def test_a_model_in_bf16_translates(request: pytest.FixtureRequest) -> None:
    model = load("madlad", request).to(torch.bfloat16)
    share_memory(model)
    sources = torch.tensor([[5, 6, 7], [8, 9, 0]])
    made = model.generate(
        input_ids=sources,
        attention_mask=(sources > 0).long(),
        custom_generate=beam_search,
        bounds=[20, 4],
        max_new_tokens=20,
        num_beams=4,
        sequence_bias=[[[1], -9.0]],
    )

    assert (made != model.config.pad_token_id).sum(1).tolist() == [20, 4]


@pytest.mark.parametrize("width", [100, 600, 5003])
def test_the_top_of_wide_rows(width: int) -> None:
    torch.manual_seed(width)
    rows = torch.randn(3, width)
    values, tokens = _top(rows, 8)

    assert torch.equal(values, rows.topk(8).values)
    assert torch.equal(tokens, rows.topk(8).indices)
