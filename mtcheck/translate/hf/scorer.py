"""A transformers checkpoint as a scorer: a text is forced on it, and the probabilities of its tokens are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from mtcheck.errors import TranslatorError
from mtcheck.translate.contract import unheard
from mtcheck.translate.prepare import first_line, is_out_of_memory, prepare_pair
from mtcheck.translate.scorer import Question, Token, with_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.translate.contract import Found
    from mtcheck.translate.hf.translator import HfTranslator

__all__ = ["LOGITS", "Forced", "HfScorer", "Span", "pad", "read_off"]

LOGITS: Final = 1 << 28
"""The most bytes of one batch's logits: 256 MiB."""
_ROWS: Final = 128
"""Rows of logits converted to float32 at a time."""


@dataclass(frozen=True, slots=True)
class Forced:
    """One question, the ``number``-th, as token ids.

    ``source`` is what an encoder reads, empty for a causal model. The first ``given`` of ``target`` are forced but not
    scored; for a causal model, they are its prompt.
    """

    number: int
    source: list[int]
    target: list[int]
    given: int

    @property
    def asked(self) -> tuple[int, ...]:
        """The tokens with which a translation of the source begins, too."""
        return tuple(self.source or self.target[: self.given])


Span: TypeAlias = tuple[int, int]


class HfScorer:
    """Scores with a transformers checkpoint: the one that a back end translates with, loaded once for both."""

    def __init__(self, translator: HfTranslator) -> None:
        self._translator = translator
        self.checkpoint = translator.checkpoint
        self.name = translator.name
        self.unconditional = not translator.checkpoint.seq2seq
        self.both_ways = translator.checkpoint.family != "marian"  # Marian's models have one direction each
        self._tokenizer: Any = None
        self._model: Any = None

    @property
    def fingerprint(self) -> str:
        """The back end's: weights and prompt."""
        return self._translator.fingerprint

    def score(
        self,
        questions: Sequence[Question],
        *,
        source_lang: str,
        target_lang: str,
        found: Found[tuple[Token, ...]] = unheard,
    ) -> list[tuple[Token, ...]]:
        """See :class:`Scorer`."""
        if not questions:
            return []
        items, places = self.forced(questions, source_lang=source_lang, target_lang=target_lang)
        known: dict[int, tuple[Token, ...]] = {}

        def keep(number: int, values: list[float]) -> None:
            known[number] = with_places(values, places[number])
            found(number, known[number])

        self.answers(items, keep)
        return [known.get(number, ()) for number in range(len(questions))]

    def forced(
        self, questions: Sequence[Question], *, source_lang: str, target_lang: str
    ) -> tuple[list[Forced], dict[int, list[Span]]]:
        """The questions that are not too long as token ids, and the places of the tokens of each text, by number.

        Raises as :meth:`score` does.
        """
        self._tokenizer, self._model = self._translator.loaded()
        if self.checkpoint.seq2seq:
            return self._seq2seq_items(questions, source_lang, target_lang)
        return self._causal_items(questions, source_lang, target_lang)

    def answers(self, items: Sequence[Forced], found: Found[list[float]]) -> None:
        """Hand over the natural-log probabilities of the tokens of each text, batch by batch."""
        for batch in self._batches(items):
            for item, values in zip(batch, self._forward(batch), strict=True):
                found(item.number, values)

    def _seq2seq_items(
        self, questions: Sequence[Question], source_lang: str, target_lang: str
    ) -> tuple[list[Forced], dict[int, list[Span]]]:
        sample = next((question.source for question in questions if question.source), "")
        pair = prepare_pair(self.checkpoint, self._tokenizer, sample, source_lang=source_lang, target_lang=target_lang)
        pair.apply(self._tokenizer)
        start = int(self._model.config.decoder_start_token_id)
        given = [start] if pair.first_token is None else [start, pair.first_token]
        limit = self._limit()
        items, offsets = [], {}
        for number, question in enumerate(questions):
            if question.source is None:
                raise TranslatorError(f"{self.name} cannot compute the probability of a text without a source")
            source = self._tokenizer(pair.prefix + question.source)["input_ids"]
            ids, spans = self._text(question.text)
            if max(len(source), len(given) + len(ids)) <= limit:
                items.append(Forced(number, source, [*given, *ids], len(given)))
                offsets[number] = spans
        return items, offsets

    def _causal_items(
        self, questions: Sequence[Question], source_lang: str, target_lang: str
    ) -> tuple[list[Forced], dict[int, list[Span]]]:
        alone = self._tokenizer.bos_token_id
        if alone is None:
            alone = self._tokenizer.pad_token_id if self._tokenizer.pad_token_id is not None else self._end()
        limit = self._limit()
        items, offsets = [], {}
        for number, question in enumerate(questions):
            given = [alone]
            if question.source is not None:
                prompt = self._translator.prompt(question.source, source_lang, target_lang)
                given = self._tokenizer(prompt, add_special_tokens=False)["input_ids"]
            ids, spans = self._text(question.text)
            if len(given) + len(ids) <= limit:
                items.append(Forced(number, [], [*given, *ids], len(given)))
                offsets[number] = spans
        return items, offsets

    def _text(self, text: str) -> tuple[list[int], list[Span]]:
        """A text's tokens and their places; the last is the end of the text."""
        if self._tokenizer.is_fast:
            encoded = self._tokenizer(text, add_special_tokens=False, return_offsets_mapping=True)
            ids, spans = (
                list(encoded["input_ids"]),
                [(int(start), int(end)) for start, end in encoded["offset_mapping"]],
            )
        else:
            encoded = self._tokenizer(text_target=text, add_special_tokens=False)
            ids = list(encoded["input_ids"])
            spans = _places(self._tokenizer.convert_ids_to_tokens(ids), text)
        return [*ids, self._end()], [*spans, (len(text), len(text))]

    def _end(self) -> int:
        return int(self._tokenizer.eos_token_id)

    def _limit(self) -> int:
        """The longest sequence, in tokens, that the model has positions for."""
        return int(getattr(self._model.config, "max_position_embeddings", 0) or 2048)

    def _batches(self, items: Sequence[Forced]) -> Iterator[list[Forced]]:
        """Batches of similar lengths, with little padding and with logits within the bound."""
        vocabulary = int(self._model.config.vocab_size)
        batch: list[Forced] = []
        longest = 0
        for item in sorted(items, key=lambda item: (len(item.target) - item.given, len(item.source) + item.given)):
            longest = max(longest, len(item.target))
            if batch and (len(batch) + 1) * longest * vocabulary * 4 > LOGITS:
                yield batch
                batch, longest = [], len(item.target)
            batch.append(item)
        if batch:
            yield batch

    def _forward(self, batch: Sequence[Forced]) -> list[list[float]]:
        """The log-probabilities of each item's scored tokens; the batch is halved as long as memory runs out."""
        import torch

        try:
            with torch.inference_mode():
                return self._logprobs(batch)
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise TranslatorError(f"{self.name} failed while scoring: {first_line(error)}") from error
            if len(batch) == 1:
                raise TranslatorError(
                    f"not enough memory to score a sentence of {len(batch[0].target)} tokens with {self.name}: "
                    "close other programs or choose a smaller model"
                ) from error
        middle = len(batch) // 2
        return self._forward(batch[:middle]) + self._forward(batch[middle:])

    def _logprobs(self, batch: Sequence[Forced]) -> list[list[float]]:
        import torch

        # Right padding: under a causal mask no scored token sees it, so a causal model needs no attention mask.
        target = pad([item.target[:-1] for item in batch])
        if self.checkpoint.seq2seq:
            source = pad([item.source for item in batch])
            mask = torch.tensor([[1] * len(item.source) + [0] * (source.shape[1] - len(item.source)) for item in batch])
            first = 0
            logits = self._model(
                input_ids=source, attention_mask=mask, decoder_input_ids=target, use_cache=False
            ).logits
        else:
            first = min(item.given for item in batch) - 1
            rows = torch.arange(first, target.shape[1])
            logits = self._model(input_ids=target, use_cache=False, logits_to_keep=rows).logits
        return [read_off(logits[row], item, first) for row, item in enumerate(batch)]


def read_off(logits: Any, item: Forced, first: int) -> list[float]:  # noqa: ANN401
    """One item's log-probabilities, from logits whose row 0 predicts the token at ``first + 1``."""
    import torch

    values: list[float] = []
    wanted = torch.tensor(item.target[item.given :])
    begin = item.given - 1 - first
    for start in range(0, len(wanted), _ROWS):
        ids = wanted[start : start + _ROWS]
        rows = logits[begin + start : begin + start + len(ids)].float()
        chosen = rows.gather(1, ids.unsqueeze(1)).squeeze(1)
        values.extend((chosen - rows.logsumexp(dim=1)).tolist())
    return values


def pad(sequences: Sequence[Sequence[int]]) -> Any:  # noqa: ANN401
    """Sequences of ids, none of them empty, as one tensor (sequences, longest); the last id is repeated."""
    import torch

    longest = max(map(len, sequences))
    return torch.tensor([[*sequence, *[sequence[-1]] * (longest - len(sequence))] for sequence in sequences])


def _places(pieces: Sequence[str], text: str) -> list[Span]:
    """The places of SentencePiece pieces in a text; empty for pieces that normalisation has changed."""
    spans = []
    place = 0
    for piece in pieces:
        bare = piece.replace("\u2581", "")
        at = text.find(bare, place, place + len(bare) + 8) if bare else -1
        if at < 0:
            spans.append((place, place))
        else:
            place = at + len(bare)
            spans.append((at, place))
    return spans
