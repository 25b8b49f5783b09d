"""Beam search for encoder-decoder models, with the same results as transformers' own, twice as fast.

A source's states are kept once for all its beams, the beams' tokens are never reordered, only the likeliest tokens of
each vocabulary are compared, and a finished sentence leaves the batch.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from mtcheck.translate.hf.beam_memory import BeamMemory, keep_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor

__all__ = ["FAMILIES", "beam_search"]

FAMILIES: Final = frozenset({"m2m_100", "marian", "mbart", "t5"})
"""The architectures that :func:`beam_search` supports."""
_ROWS: Final = 64
"""Beams whose logits are computed at a time: more would cost new pages of memory at every step."""
_CACHED: Final = 4
"""Vocabularies searched at a time: as many as fit into a processor's cache."""
_GROUP: Final = 32
"""The best tokens are looked for among the members of the groups with the best maxima."""


def beam_search(
    model: Any,  # noqa: ANN401
    input_ids: Tensor,
    *,
    bounds: Sequence[int],
    logits_processor: Any,  # noqa: ANN401
    generation_config: Any,  # noqa: ANN401
    **given: Any,  # noqa: ANN401
) -> Tensor:
    """The best sequence of each sentence, for generate's ``custom_generate``, as with ``early_stopping=True``.

    ``bounds`` are the most new tokens that each may have. The model must be ready to share its memory
    (:func:`mtcheck.translate.hf.beam_memory.share_memory`).
    """
    import torch
    from transformers import ForcedEOSTokenLogitsProcessor

    beams, ends = generation_config.num_beams, generation_config._eos_token_tensor  # noqa: SLF001
    wanted = (len(ends) + 1) * beams
    forced = [each for each in logits_processor if isinstance(each, ForcedEOSTokenLogitsProcessor)]
    processors = type(logits_processor)(each for each in logits_processor if each not in forced)
    rows = _Rows.of(given["encoder_outputs"][0][::beams], given["attention_mask"][::beams], bounds, beams)
    rows.made[:, :, 0] = input_ids.view(-1, beams)
    memory = BeamMemory(len(bounds), beams, rows.source.dtype)
    answers = input_ids.new_full((len(bounds), max(bounds) + 1), int(generation_config._pad_token_tensor))  # noqa: SLF001

    for step in range(max(bounds)):
        memory.go_on()
        states = model.get_decoder()(
            input_ids=rows.made[:, :, step].reshape(-1, 1),
            encoder_hidden_states=rows.source,
            encoder_attention_mask=rows.shown,
            use_cache=True,
            **memory.options(),
        ).last_hidden_state[:, -1]
        values, tokens = _likeliest(model, states, rows.made[:, :, : step + 1].flatten(0, 1), processors, wanted)
        values, tokens = values.view(-1, beams, wanted), tokens.view(-1, beams, wanted)
        last = rows.bound == step + 1
        if forced:
            values[last] = float("-inf")
            values[last, :, 0], tokens[last, :, 0] = 0, forced[0].eos_token_id
        values, best = (values + rows.scores[:, :, None]).flatten(1).topk(wanted)
        tokens, parents = tokens.flatten(1).gather(1, best), best // wanted

        ending = torch.isin(tokens, ends) | last[:, None]
        complete = (values / (step + 1) ** generation_config.length_penalty).masked_fill(~ending, float("-inf"))
        score, which = complete[:, :beams].max(1)
        for row in (score > rows.found).nonzero()[:, 0].tolist():
            answer, beam = answers[rows.number[row]], parents[row, which[row]]
            answer[: step + 1], answer[step + 1] = rows.made[row, beam, : step + 1], tokens[row, which[row]]
        rows.found = torch.maximum(score, rows.found)
        rows.ended += ending[:, :beams].sum(1)

        rows.scores, going = (values - 1e9 * ending).topk(beams)
        parents = parents.gather(1, going)
        memory.follow(parents)
        rows.made = rows.made[torch.arange(len(parents))[:, None], parents]
        rows.made[:, :, step + 1] = tokens.gather(1, going)
        alive = ~last & (rows.ended < beams)
        if not alive.any():
            break
        if not alive.all():
            rows.keep(alive)
            memory.keep(alive)
    return answers


@dataclass(slots=True)
class _Rows:
    """The unfinished sentences, with one row of each tensor for each."""

    number: Tensor
    bound: Tensor
    ended: Tensor
    """How many of each sentence's sequences have ended."""
    found: Tensor
    """The best score of those."""
    source: Tensor
    shown: Tensor
    """0 for its source's tokens, minus infinity for padding."""
    made: Tensor
    """The tokens of its beams."""
    scores: Tensor

    @classmethod
    def of(cls, source: Tensor, mask: Tensor, bounds: Sequence[int], beams: int) -> _Rows:
        import torch

        count = len(bounds)
        return cls(
            number=torch.arange(count),
            bound=torch.tensor(bounds),
            ended=torch.zeros(count, dtype=torch.long),
            found=torch.full((count,), float("-inf")),
            source=source,
            shown=source.new_zeros(count, 1, 1, source.shape[1]).masked_fill_(mask[:, None, None] == 0, float("-inf")),
            made=torch.zeros(count, beams, max(bounds) + 1, dtype=torch.long),
            scores=torch.tensor([[0.0] + [-1e9] * (beams - 1)]).repeat(count, 1),
        )

    def keep(self, alive: Tensor) -> None:
        for each in fields(self):
            setattr(self, each.name, keep_rows(getattr(self, each.name), alive))


def _likeliest(
    model: Any,  # noqa: ANN401
    states: Tensor,
    made: Tensor,
    processors: Any,  # noqa: ANN401
    wanted: int,
) -> tuple[Tensor, Tensor]:
    """Log probabilities and numbers of each beam's likeliest next tokens."""
    import torch

    if getattr(model.config, "scale_decoder_outputs", False):  # T5
        states = states * model.model_dim**-0.5
    found = []
    for some, before in zip(torch.split(states, _ROWS), torch.split(made, _ROWS), strict=True):
        logits = model.lm_head(some)
        if hasattr(model, "final_logits_bias"):  # Marian, mBART
            logits += model.final_logits_bias
        for few, own in zip(torch.split(logits, _CACHED), torch.split(before, _CACHED), strict=True):
            found.append(_top(processors(own, few.float().log_softmax(-1)), wanted))
    return torch.cat([values for values, _ in found]), torch.cat([tokens for _, tokens in found])


def _top(values: Tensor, wanted: int) -> tuple[Tensor, Tensor]:
    """``topk`` of wide rows, at a third of its cost."""
    import torch

    groups = values.shape[1] // _GROUP
    if groups < wanted:
        direct = values.topk(wanted)
        return direct.values, direct.indices
    grouped = _GROUP * groups
    best = values[:, :grouped].view(len(values), _GROUP, groups).amax(1).topk(wanted).indices
    tokens = (best[:, :, None] + torch.arange(0, grouped, groups)).flatten(1)
    tokens = torch.cat([tokens, torch.arange(grouped, values.shape[1]).expand(len(values), -1)], 1)
    found = values.gather(1, tokens).topk(wanted)
    return found.values, tokens.gather(1, found.indices)
