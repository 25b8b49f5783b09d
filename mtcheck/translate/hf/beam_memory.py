"""A decoder's memory during beam search, kept once for all beams of a sentence.

Keys and values of a source are the same for all its beams. Those of the beams' tokens stay in place: a mask marks which
belong to a beam, and those that no beam sees any more are swept out from time to time. All beams of a sentence use this
memory in one product.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from torch import Tensor, dtype

__all__ = ["BeamMemory", "keep_rows", "share_memory"]

_ATTENTION: Final = "mtcheck_beams"
_SWEEP: Final = 16
"""Memory is swept every this many tokens."""


class BeamMemory:
    """The memory of some sentences with this many beams each."""

    def __init__(self, sentences: int, beams: int, kind: dtype) -> None:
        import torch
        from transformers import DynamicCache, EncoderDecoderCache

        self._said = _Said(beams)
        self._own = torch.empty(sentences, 1, beams, 0, dtype=kind)
        """0 for tokens in memory that are a beam's own, minus infinity for others."""
        self._place = torch.empty(sentences, 0, dtype=torch.long)
        """The position in its sequence of each token in memory."""
        self._cache: Any = EncoderDecoderCache(DynamicCache(), DynamicCache())
        self._cache.self_attention_cache = self._said  # type: ignore[assignment]  # it has all that a decoder asks

    def go_on(self) -> None:
        """Make room for the next token of each beam, which only that beam sees."""
        said, beams = self._said, self._said.beams
        said.length += 1
        if said.length % _SWEEP == 0:
            self._sweep()
        places = range(said.used, said.used + beams)
        self._own[:, 0, range(beams), places] = 0
        self._place[:, places] = said.length
        said.used += beams

    def options(self) -> dict[str, Any]:
        """The decoder's options."""
        used = self._said.used
        return {
            "past_key_values": self._cache,
            "attention_mask": self._own[..., :used],
            "token_places": self._place[:, :used],
        }

    def follow(self, parents: Tensor) -> None:
        """Let each beam continue from one of its sentence's beams."""
        import torch

        self._own = self._own[torch.arange(len(parents))[:, None], :, parents].transpose(1, 2)

    def keep(self, alive: Tensor) -> None:
        """Drop the finished sentences."""
        self._own, self._place = keep_rows(self._own, alive), keep_rows(self._place, alive)
        for layer in (*self._said.layers, *self._cache.cross_attention_cache.layers):
            layer.keys, layer.values = keep_rows(layer.keys, alive), keep_rows(layer.values, alive)

    def _sweep(self) -> None:
        """Drop tokens that no beam sees, and make room for new ones."""
        import torch
        from torch.nn.functional import pad

        said = self._said
        seen = (self._own[:, 0, :, : said.used] == 0).any(1)
        said.used = int(seen.sum(1).max()) if said.used else 0
        kept = seen.byte().argsort(dim=1, descending=True, stable=True)[:, : said.used]
        row, more = torch.arange(len(seen))[:, None], said.beams * _SWEEP
        said.room = said.used + more
        self._place = pad(self._place[row, kept], (0, more))
        self._own = pad(self._own[row, :, :, kept].permute(0, 2, 3, 1), (0, more), value=float("-inf"))
        for layer in said.layers:
            layer.keys = pad(layer.keys[row, kept], (0, 0, 0, 0, 0, more))
            layer.values = pad(layer.values[row, kept], (0, 0, 0, 0, 0, more))


@dataclass(slots=True)
class _Layer:
    """Keys and values: sentences, tokens, heads, width."""

    keys: Tensor
    values: Tensor


class _Said:
    """To transformers, a cache of ``length`` tokens; ``used`` of them, for all beams of a sentence."""

    def __init__(self, beams: int) -> None:
        self.beams, self.length, self.used, self.room = beams, -1, 0, 0
        self.layers: list[_Layer] = []

    def update(self, keys: Tensor, values: Tensor, number: int, *_: object) -> tuple[Tensor, Tensor]:
        rows, heads, width = keys.shape[0], keys.shape[1], keys.shape[3]
        shape = rows // self.beams, self.beams, heads, width
        if number == len(self.layers):
            whole = shape[0], self.room, heads, width
            self.layers.append(_Layer(keys.new_empty(whole), values.new_empty(whole)))
        layer = self.layers[number]
        layer.keys[:, self.used - self.beams : self.used] = keys.view(shape)
        layer.values[:, self.used - self.beams : self.used] = values.view(shape)
        return layer.keys[:, : self.used].transpose(1, 2), layer.values[:, : self.used].transpose(1, 2)

    def get_seq_length(self, _: int = 0) -> int:
        return self.length


def keep_rows(tensor: Tensor, alive: Tensor) -> Tensor:
    """Keep only these rows: the last ones move to the places that become free."""
    count = int(alive.sum())
    tensor[(~alive[:count]).nonzero()[:, 0]] = tensor[alive[count:].nonzero()[:, 0] + count]
    return tensor[:count]


def share_memory(model: Any) -> None:  # noqa: ANN401
    """Let a model's attention use a :class:`BeamMemory`; everything else is unchanged."""
    _register()
    model.set_attn_implementation(_ATTENTION)


@cache
def _register() -> None:
    from transformers import AttentionInterface, AttentionMaskInterface
    from transformers.integrations.sdpa_attention import sdpa_attention_forward
    from transformers.masking_utils import sdpa_mask

    def attend(
        module: Any,  # noqa: ANN401
        query: Tensor,
        key: Tensor,
        value: Tensor,
        attention_mask: Tensor,
        position_bias: Tensor | None = None,
        token_places: Tensor | None = None,
        **options: Any,  # noqa: ANN401
    ) -> tuple[Tensor, None]:
        rows, heads, length, width = query.shape
        beams = rows // len(key)
        if beams > 1:
            query = query.view(-1, beams, heads, width).transpose(1, 2)
            if position_bias is not None and token_places is not None and attention_mask.shape[2] == beams:
                position_bias = position_bias[0, :, 0, token_places].transpose(0, 1)[:, :, None]  # T5's
        mixed, _ = sdpa_attention_forward(
            module, query, key, value, attention_mask, position_bias=position_bias, **options
        )
        return mixed.reshape(rows, length, heads, width), None

    AttentionInterface.register(_ATTENTION, attend)
    AttentionMaskInterface.register(_ATTENTION, sdpa_mask)
