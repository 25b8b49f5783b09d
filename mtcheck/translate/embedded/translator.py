"""The embedded model: Serbo-Croatian and some other languages to English with nothing but installed packages.

It is Qwen2.5-Coder-1.5B-Instruct from packages, with our adapter (``weights/hbs-en``) merged into it, converted once to
8-bit integers in the user's cache, prompted with a word-for-word draft of each sentence, and decoded greedily.
Languages that the adapter was not trained for use the plain base, see :mod:`mtcheck.translate.embedded.base_languages`.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtcheck.errors import LanguagePairError, TranslatorError
from mtcheck.languages.language import group
from mtcheck.languages.lexicon import word_key
from mtcheck.languages.script import to_latin
from mtcheck.model import Trust
from mtcheck.text.words import word_spans
from mtcheck.translate.cache import normalise
from mtcheck.translate.clauses import has_text, in_parts, split_to_fit, warn_of_parts, windows
from mtcheck.translate.contract import unheard
from mtcheck.translate.embedded.adapter import load_adapter, merging
from mtcheck.translate.embedded.base_languages import BaseLanguage, bare_answer, base_languages
from mtcheck.translate.embedded.glosses import DRAFTS, Glosses, load_glosses
from mtcheck.translate.embedded.int8 import Int8Decoder, Outcome, Task, convert
from mtcheck.translate.embedded.packaged import BASE_SHA256, base_checkpoint
from mtcheck.translate.embedded.prompt import END, adapted_prompt, base_prompt, paraphrase_prompt
from mtcheck.translate.embedded.training import training
from mtcheck.translate.hub.store import advance, build_once
from mtcheck.translate.loops import cut_loop, is_loop, longest_answer
from mtcheck.translate.prepare import is_out_of_memory
from mtcheck.translate.product import ROUNDING
from mtcheck.translate.scorer import Assessment, Pair, Reading, Token, Wordings, doubtful_places, with_places
from mtcheck.translate.trust import trust_from_chrf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tokenizers import Tokenizer

    from mtcheck.translate.contract import Found

__all__ = ["ADAPTER", "EmbeddedTranslator"]

ADAPTER: Final = Path(__file__).resolve().parent.parent / "weights" / "hbs-en"
"""The adapter that ships with mtcheck, and the glosses for its prompts."""
_MONTENEGRIN: Final = str.maketrans({"ś": "sj", "ź": "zj", "Ś": "Sj", "Ź": "Zj"})
"""Letters that the adapter never saw, with their usual replacements."""
_MOST_SOURCE_TOKENS: Final = 400
"""The most tokens of a sentence; longer ones are translated in parts. The adapter saw none longer than 320."""

_MOST_PART_TOKENS: Final = 100
"""The most tokens of such a part: as in the longest usual sentences, so that as many are decoded together."""

_MOST_TOKENS: Final = 600
"""The most tokens of a translation; longer ones are scored in windows. One and a half times the longest source."""

_TOO_LITTLE_MEMORY: Final = "not enough memory for the embedded model: it needs 2.5 GB"


class EmbeddedTranslator:
    """Translates with the embedded model, which is prepared and loaded at the first sentence.

    With ``adapter`` None, the plain base translates, for comparison. ``names`` maps possible names in a sentence to
    their spellings, see :meth:`with_names`. ``languages`` are those to translate with the base, by tag; by default,
    those that it translates well enough by measurement.
    """

    def __init__(
        self,
        *,
        adapter: Path | None = ADAPTER,
        names: Mapping[str, str] | None = None,
        languages: Mapping[str, BaseLanguage] | None = None,
        _models: tuple[_Model, _Model] | None = None,
    ) -> None:
        self._told = dict(names or {})
        self._names = {_as_adapter_reads(form): name for form, name in self._told.items()}
        self._languages = base_languages() if languages is None else languages
        if _models is None:
            room = _Room()
            _models = _Model(adapter, room), _Model(None, room)
        self._model, self._base = _models

    @property
    def name(self) -> str:
        """``embedded``, or ``embedded+names`` with spellings of names."""
        return "embedded+names" if self._names else "embedded"

    @property
    def trust(self) -> Trust:
        """By its chrF2 on held-out Serbo-Croatian news, in the variant with the worst result."""
        return trust_from_chrf(min((chrf for _, chrf in self._model.measured.values()), default=0.0))

    def trust_for(self, source_lang: str, target_lang: str) -> Trust:
        """By its measured chrF2 for the pair; low for an unsupported pair."""
        if not self.translates(source_lang, target_lang):
            return Trust.LOW
        language = self._language(source_lang)
        return self.trust if language is None else language.trust

    @property
    def fingerprint(self) -> str:
        """Identifies base, adapter, glosses and prompt; known without loading any weights."""
        return f"embedded {ROUNDING} greedy {self._model.id} {self._model.form!r}"

    def asked(self, sentence: str, source_lang: str) -> str:
        """The sentence and the names in its prompt, on which its translation depends.

        For a language of the base, the whole prompt, because the fingerprint covers only the adapter's prompt.
        """
        if (language := self._language(source_lang)) is not None:
            return self._base_way(language).prompt(normalise(sentence))
        latin = _as_adapter_reads(sentence)
        names = self._names_in(latin)
        return f"{latin}\n{json.dumps(names, ensure_ascii=False, sort_keys=True)}" if names else latin

    def with_names(self, names: Mapping[str, str]) -> EmbeddedTranslator:
        """The same translator with spellings of names: ``{"Dmitrom Kulebom": "Dmytro Kuleba"}``.

        A name is in the prompt of each sentence that has exactly its form. A translation made with it is not an
        independent witness for that name.
        """
        return EmbeddedTranslator(names=names, languages=self._languages, _models=(self._model, self._base))

    def translate(
        self, sentences: Sequence[str], *, source_lang: str, target_lang: str, found: Found[str] = unheard
    ) -> list[str]:
        """One translation per sentence. Serbian Cyrillic is read as Latin; very long sentences are translated in
        clauses.

        Raises :class:`mtcheck.errors.LanguagePairError` for another pair, and
        :class:`mtcheck.errors.TranslatorError` if the model cannot be prepared or runs out of memory.
        """
        way = self._way(source_lang, target_lang)
        if not any(sentences):
            return list(sentences)
        return way.translate([way.read(sentence) for sentence in sentences], found)

    def translates(self, source_lang: str, target_lang: str) -> bool:
        """Whether it was trained for the pair, or its base translates it well enough by measurement."""
        known = training().reads(source_lang) or self._language(source_lang) is not None
        return known and training().writes(target_lang)

    def assess(
        self, pairs: Sequence[Pair], *, source_lang: str, target_lang: str, found: Found[Assessment] = unheard
    ) -> list[Assessment]:
        """See :class:`mtcheck.translate.scorer.Assessor`; each prompt is read once for both answers.

        A language of the base is only translated: decisions based on surprisals were fitted on those of the adapter.

        Raises as :meth:`translate` does, if there is anything to do.
        """
        if not pairs:
            return []
        way = self._way(source_lang, target_lang)
        if self._language(source_lang) is not None:
            asked = [number for number, pair in enumerate(pairs) if pair.retranslate]
            made = way.translate(
                [way.read(pairs[number].source) for number in asked],
                lambda number, text: found(asked[number], Assessment(text)),
            )
            texts = dict(zip(asked, made, strict=True))
            return [Assessment(texts.get(number)) for number in range(len(pairs))]
        plans = [self._plan(_Wanted(way.read(pair.source), pair)) for pair in pairs]
        warn_of_parts(sum(pair.retranslate and len(plan.units) > 1 for pair, plan in zip(pairs, plans, strict=True)))
        pair_of = [number for number, plan in enumerate(plans) for _ in plan.units]

        def keep(place: int, answer: Assessment) -> None:
            plan = plans[pair_of[place]]
            plan.answers[place] = answer
            if len(plan.answers) == len(plan.units):
                found(pair_of[place], plan.joined())

        self._assess_whole([unit for plan in plans for unit in plan.units], keep)
        return [plan.joined() for plan in plans]

    def paraphrase(
        self, pairs: Sequence[Pair], *, target_lang: str, found: Found[Assessment] = unheard
    ) -> list[Assessment]:
        """See :class:`mtcheck.translate.scorer.Assessor`. In ``pairs`` the reference takes the source's place.

        Texts in languages other than English are not scored: it never learnt to write one.
        """
        if not pairs or not training().writes(target_lang):
            return [Assessment(None) for _ in pairs]
        short = [
            number
            for number, pair in enumerate(pairs)
            if self._is_short(pair.source, _MOST_SOURCE_TOKENS) and self._is_short(pair.translation or "", _MOST_TOKENS)
        ]
        answers = self._model.read(
            [(paraphrase_prompt(pairs[number].source), 0, pairs[number].translation or "") for number in short],
            lambda number, answer: found(short[number], answer),
            is_read=lambda number: pairs[short[number]].read,
        )
        known = dict(zip(short, answers, strict=True))
        return [known.get(number, Assessment(None, whole=False)) for number in range(len(pairs))]

    def weigh(
        self,
        asked: Sequence[Wordings],
        *,
        source_lang: str | None,
        target_lang: str,
        found: Found[tuple[float, ...]] = unheard,
    ) -> list[tuple[float, ...]]:
        """See :class:`mtcheck.translate.scorer.Weigher`. By a source only if the adapter was trained for it, and
        without texts that are too long for one pass.
        """
        by_adapter = source_lang is None or (
            self.translates(source_lang, target_lang) and self._language(source_lang) is None
        )
        if not (by_adapter and training().writes(target_lang)):
            return [() for _ in asked]
        made: list[tuple[float, ...]] = []
        with advance("weighing", len(asked)) as done:
            for number, each in enumerate(asked):
                source = each.source if source_lang is None else _as_adapter_reads(each.source)
                prompt = paraphrase_prompt(source) if source_lang is None else self.prompt(source)
                fits = self._is_short(source) and all(self._is_short(text, _MOST_TOKENS) for text in each.texts)
                made.append(self._model.weigh(prompt, each.texts) if fits else ())
                found(number, made[number])
                done(number + 1)
        return made

    def _plan(self, wanted: _Wanted) -> _Plan:
        """The pair itself, or the parts of its source, each beside a window of its translation.

        Small parts take no longer a word than many sentences do: long ones leave room for few at a time.
        """
        pair, text = wanted.pair, wanted.pair.translation
        if self._is_short(wanted.source) and self._is_short(text or "", _MOST_TOKENS):
            return _Plan([wanted], [0], whole=True)

        def fits(part: str) -> bool:
            return self._is_short(part, _MOST_PART_TOKENS)

        parts = split_to_fit(wanted.source, fits)
        spans = windows(text, parts, fits, _english_keys, self._model.meant) if text else []
        units: list[_Wanted] = []
        starts: list[int] = []
        for number, part in enumerate(parts):
            own = [(start, text[start:end]) for start, end, of in spans if of == number] if text else []
            for place, (start, said) in enumerate(own or [(0, None)]):
                unit = Pair(part, said, retranslate=pair.retranslate and place == 0)
                if unit.retranslate or said:
                    units.append(_Wanted(part, unit))
                    starts.append(start)
        return _Plan(units, starts, whole=False)

    def _is_short(self, text: str, limit: int = _MOST_SOURCE_TOKENS) -> bool:
        return len(self._model.encode(text)) <= limit

    def _assess_whole(self, wanted: list[_Wanted], found: Found[Assessment]) -> None:
        asked = []
        for each in wanted:
            bound = longest_answer(len(self._model.encode(each.source)))
            bound = bound if each.pair.retranslate and has_text(each.source) else 0
            asked.append((self.prompt(each.source), bound, each.pair.translation))
        loops: dict[int, Assessment] = {}

        def keep(number: int, answer: Assessment) -> None:
            each = wanted[number]
            if is_loop(answer.retranslation or ""):
                loops[number] = answer
            elif each.pair.retranslate and not has_text(each.source):
                found(number, replace(answer, retranslation=each.pair.source))
            else:
                found(number, answer)

        self._model.read(asked, keep)
        for number, answer in loops.items():
            (again,) = self._model.decode([asked[number][0]], [asked[number][1]], no_repeat=4)
            found(number, replace(answer, retranslation=cut_loop(again)))

    def loaded(self) -> tuple[Tokenizer, Int8Decoder]:
        """The tokenizer and the engine, loaded if necessary: scoring uses the same weights as translation."""
        return self._model.tokenizer, self._model.engine

    def prompt(self, sentence: str) -> str:
        """The model's prompt for a sentence, up to where its translation begins."""
        latin = _as_adapter_reads(sentence)
        return self._model.prompt(latin, self._names_in(latin))

    def _language(self, tag: str) -> BaseLanguage | None:
        """The language of a tag if it is one of the base's."""
        return self._languages.get(group(tag))

    def _way(self, source_lang: str, target_lang: str) -> _Way:
        if not self.translates(source_lang, target_lang):
            known = ", ".join([*training().tags, *sorted(self._languages)])
            raise LanguagePairError(
                f"the embedded model translates to {training().target} from {known}, not {source_lang} to {target_lang}"
            )
        language = self._language(source_lang)
        return self._own_way if language is None else self._base_way(language)

    @property
    def _own_way(self) -> _Way:
        return _Way(self._model, _as_adapter_reads, self.prompt)

    def _base_way(self, language: BaseLanguage) -> _Way:
        def prompt(text: str) -> str:
            here = sorted((form for form in self._told if form in text), key=text.find)  # in the order of the sentence
            return base_prompt(text, {form: self._told[form] for form in here}, language=language.name)

        return _Way(self._base, normalise, prompt, bare_answer)

    def _names_in(self, latin: str) -> dict[str, str]:
        return {form: name for form, name in self._names.items() if form in latin}


@dataclass(frozen=True, slots=True)
class _Way:
    """How a language is translated: the weights, how its text is read, the prompt for the text, and how the translation
    is taken from the answer."""

    model: _Model
    read: Callable[[str], str]
    prompt: Callable[[str], str]
    answer: Callable[[str], str] = str

    def translate(self, sentences: Sequence[str], found: Found[str] = unheard) -> list[str]:
        """One translation for each sentence read."""
        return in_parts(
            sentences,
            lambda text: len(self.model.encode(text)) <= _MOST_SOURCE_TOKENS,
            self._translate_parts,
            found,
            part_fits=lambda text: len(self.model.encode(text)) <= _MOST_PART_TOKENS,
        )

    def _translate_parts(self, parts: list[str], found: Found[str]) -> list[str]:
        asked = [self.prompt(part) for part in parts]
        bounds = [longest_answer(len(self.model.encode(part))) for part in parts]

        def keep(number: int, answer: str) -> None:
            if not is_loop(answer):
                found(number, self.answer(answer))

        answers = self.model.decode(asked, bounds, found=keep)
        if stuck := [number for number, answer in enumerate(answers) if is_loop(answer)]:
            again = self.model.decode(
                [asked[number] for number in stuck],
                [bounds[number] for number in stuck],
                no_repeat=4,
                found=lambda place, answer: found(stuck[place], self.answer(cut_loop(answer))),
            )
            for number, answer in zip(stuck, again, strict=True):
                answers[number] = cut_loop(answer)
        return [self.answer(answer) for answer in answers]


def _as_adapter_reads(text: str) -> str:
    """The text as the adapter knows it: in Latin script, without the two letters that only Montenegrin has."""
    return to_latin(normalise(text)).translate(_MONTENEGRIN)


def _english_keys(text: str) -> list[str]:
    key = word_key(training().target)
    return [key(text[start:end]) for start, end in word_spans(text)]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A pair, and its source as the adapter knows it."""

    source: str
    pair: Pair


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a pair is assessed: in one or several ``units``, the translation of each from a place on (``starts``).

    ``answers`` has what is known, by number among the units of all pairs, which are in order.
    """

    units: Sequence[_Wanted]
    starts: Sequence[int]
    whole: bool
    answers: dict[int, Assessment] = field(default_factory=dict)

    def joined(self) -> Assessment:
        """The assessment of the pair. The end of a window is not the end of the text, so it is not scored."""
        answers = [self.answers[number] for number in sorted(self.answers)]
        if self.whole:
            return answers[0]
        texts = [each.retranslation.strip() for each in answers if each.retranslation is not None]
        tokens: list[Token] = []
        readings: list[Reading] = []
        for start, answer in zip(self.starts, answers, strict=True):
            if answer.tokens and tokens and tokens[-1].start == tokens[-1].end:
                tokens.pop()
            tokens += [Token(each.start + start, each.end + start, each.logprob) for each in answer.tokens]
            readings += [Reading(each.start + start, each.text) for each in answer.readings]
        return Assessment(" ".join(texts) if texts else None, tuple(tokens), tuple(readings), whole=False)


class _Room:
    """Holds one engine at a time: base and adapted weights together would take twice the memory."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._engine: Int8Decoder | None = None
        self._tokenizer: Tokenizer | None = None

    def tokenizer(self, folder: Path) -> Tokenizer:
        """The base's tokenizer: the same in every folder."""
        import tokenizers

        if self._tokenizer is None:
            self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        return self._tokenizer

    def engine(self, folder: Path) -> Int8Decoder:
        """The decoder with a folder's weights; the previous one is dropped before they are loaded."""
        if self._engine is None or self._folder != folder:
            self._engine = None
            self._engine, self._folder = Int8Decoder(folder), folder
        return self._engine


class _Model:
    """The converted model, and the prompt that it was trained for."""

    def __init__(self, adapter: Path | None, room: _Room) -> None:
        self._room = room
        self._adapter = None if adapter is None else load_adapter(adapter)
        self.id = BASE_SHA256[:12] + ("" if self._adapter is None else f"-{self._adapter.sha256[:12]}")
        self.measured = {} if self._adapter is None else self._adapter.measured
        self.form = base_prompt("")
        if self._adapter is not None:
            self.form = adapted_prompt(DRAFTS, self._adapter.glosses_id)

    def prompt(self, latin: str, names: Mapping[str, str]) -> str:
        """The prompt for a sentence with these names."""
        if self._adapter is None:
            return base_prompt(latin, names)
        return adapted_prompt(latin, self._glosses.draft(latin, names))

    def meant(self, latin: str) -> str:
        """The words that a text can mean, as far as they are known."""
        return latin if self._adapter is None else self._glosses.draft(latin, {})

    def encode(self, text: str) -> list[int]:
        """A text's tokens."""
        ids: list[int] = self.tokenizer.encode(text).ids
        return ids

    def decode(
        self, prompts: list[str], bounds: list[int], *, no_repeat: int = 0, found: Found[str] = unheard
    ) -> list[str]:
        """The model's answers, each within its bound of tokens.

        Raises :class:`mtcheck.errors.TranslatorError`.
        """
        tasks = [Task(self.encode(prompt), bound) for prompt, bound in zip(prompts, bounds, strict=True)]

        def tell(number: int, outcome: Outcome) -> None:
            found(number, self._text(outcome.answer))

        return [self._text(outcome.answer) for outcome in self._work(tasks, no_repeat=no_repeat, found=tell)]

    def read(
        self,
        asked: Sequence[tuple[str, int, str | None]],
        found: Found[Assessment] = unheard,
        *,
        is_read: Callable[[int], bool] = lambda _number: True,
    ) -> list[Assessment]:
        """For each prompt, an answer within its bound of tokens (0: none), and the probability of a text in its place,
        with readings at doubtful words if ``is_read`` of its number.

        Raises :class:`mtcheck.errors.TranslatorError`.
        """
        tasks: list[Task] = []
        places: list[list[tuple[int, int]]] = []
        end = self.encode(END)
        for prompt, bound, text in asked:
            encoded = self.tokenizer.encode(text or "")
            tasks.append(Task(self.encode(prompt), bound, [] if text is None else [*encoded.ids, *end]))
            places.append([*encoded.offsets, (len(text or ""), len(text or ""))])

        def doubtful(number: int, logprobs: Sequence[float]) -> list[int]:
            return doubtful_places(asked[number][2] or "", places[number], logprobs) if is_read(number) else []

        def assessment(number: int, outcome: Outcome) -> Assessment:
            task, own = tasks[number], places[number]
            readings = [Reading(own[place][0], self._text(said)) for place, said in sorted(outcome.readings.items())]
            answer = self._text(outcome.answer) if task.bound else None
            return Assessment(answer, with_places(outcome.logprobs, own) if task.forced else (), tuple(readings))

        def tell(number: int, outcome: Outcome) -> None:
            found(number, assessment(number, outcome))

        return [assessment(number, outcome) for number, outcome in enumerate(self._work(tasks, doubtful, found=tell))]

    def weigh(self, prompt: str, texts: Sequence[str]) -> tuple[float, ...]:
        """The probability of each text after a prompt, without the part that all texts share.

        While memory runs out, only half of the other texts are read with the first.
        Raises :class:`mtcheck.errors.TranslatorError`.
        """
        before, end = self.encode(prompt), self.encode(END)
        try:
            return tuple(self.engine.score_endings([[*before, *self.encode(text), *end] for text in texts]))
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise TranslatorError(f"the embedded model failed: {error}") from error
            if len(texts) <= 2:
                raise TranslatorError(_TOO_LITTLE_MEMORY) from error
        own, *others = texts
        half = len(others) // 2
        first = self.weigh(prompt, [own, *others[:half]])
        # Fewer texts share more: the second half leaves out a different part than the first.
        common, *second = self.weigh(prompt, [own, *others[half:]])
        return (*first, *(value - common + first[0] for value in second))

    def _text(self, tokens: list[int]) -> str:
        return str(self.tokenizer.decode(tokens)).strip()

    def _work(
        self,
        tasks: list[Task],
        doubtful: Callable[[int, Sequence[float]], Iterable[int]] = lambda _number, _logprobs: (),
        *,
        no_repeat: int = 0,
        found: Found[Outcome] = unheard,
    ) -> list[Outcome]:
        """Run a batch; while memory runs out, what is left of it is halved."""
        known: dict[int, Outcome] = {}
        pending = [list(range(len(tasks)))]
        with advance("translating", len(tasks)) as done:

            def keep(number: int, outcome: Outcome) -> None:
                known[number] = outcome
                found(number, outcome)
                done(len(known))

            while pending:
                some = pending.pop()
                if not self._work_on(some, tasks, doubtful, keep, no_repeat):
                    left = [number for number in some if number not in known]
                    half = len(left) // 2
                    pending += [part for part in (left[half:], left[:half]) if part]
        return [known[number] for number in range(len(tasks))]

    def _work_on(
        self,
        some: list[int],
        tasks: list[Task],
        doubtful: Callable[[int, Sequence[float]], Iterable[int]],
        keep: Found[Outcome],
        no_repeat: int,
    ) -> bool:
        """Run some of the tasks, by their numbers; False if memory runs out before the last of several."""
        try:
            self.engine.work(
                [tasks[number] for number in some],
                self.encode(END)[0],
                no_repeat=no_repeat,
                doubtful=lambda place, logprobs: doubtful(some[place], logprobs),
                found=lambda place, outcome: keep(some[place], outcome),
            )
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise TranslatorError(f"the embedded model failed: {error}") from error
            if len(some) == 1:
                raise TranslatorError(_TOO_LITTLE_MEMORY) from error
            return False
        return True

    @cached_property
    def _glosses(self) -> Glosses:
        assert self._adapter is not None  # noqa: S101 - asked for by prompt() alone
        return load_glosses(self._adapter.glosses)

    @cached_property
    def _folder(self) -> Path:
        return build_once(f"embedded-{self.id}-{ROUNDING}", self._convert)

    @property
    def tokenizer(self) -> Tokenizer:
        """The base's tokenizer."""
        return self._room.tokenizer(self._folder)

    @property
    def engine(self) -> Int8Decoder:
        """The decoder with the converted weights."""
        folder = self._folder
        try:
            return self._room.engine(folder)
        except (MemoryError, RuntimeError) as error:
            raise TranslatorError(_TOO_LITTLE_MEMORY) from error

    def _convert(self, folder: Path) -> None:
        """Merge the adapter into the base, and convert both to int8."""
        change = (lambda _, weight: weight) if self._adapter is None else merging(self._adapter, BASE_SHA256)
        base = base_checkpoint()
        convert(base, folder, change)
        shutil.copyfile(base / "tokenizer.json", folder / "tokenizer.json")
