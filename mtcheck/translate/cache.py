"""A cache of translations and scores: one SQLite file under the user's cache directory.

A key is the SHA-256 of the model's fingerprint, the request (languages, kind of question) and the text in Unicode NFC
with each run of white space as one space. The database is in write-ahead mode: several processes share it, and a
process killed at any moment loses at most its uncommitted answers. If the cache cannot be used (a full disk, a
read-only home, a damaged file), work continues without it, with one warning.
"""

from __future__ import annotations

import hashlib
import json
import logging
import sqlite3
import time
import unicodedata
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final, Protocol, Self, TypeVar, runtime_checkable
from zlib import crc32

from mtcheck.errors import OutputError, reason_of
from mtcheck.files import holds_views
from mtcheck.languages.language import group
from mtcheck.translate.contract import Measurable, NameAware, Translator, unheard
from mtcheck.translate.scorer import Assessment, Assessor, Pair, Reading, Scorer, Token, Weigher
from mtcheck.translate.trust import measured_trust, trust_from_chrf

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from mtcheck.model import Trust
    from mtcheck.translate.contract import Found
    from mtcheck.translate.scorer import Question, Wordings

__all__ = [
    "Cache",
    "CacheStats",
    "Cacheable",
    "CachedAssessor",
    "CachedScorer",
    "CachedTranslator",
    "cache_path",
    "normalise",
]

T = TypeVar("T")
K = TypeVar("K")
Q = TypeVar("Q")
A = TypeVar("A")

logger = logging.getLogger(__name__)

_CHUNK = 48
"""Sentences requested at a time."""

_PAUSE = 1.0
"""Seconds between two commits while a model works: the most that a killed process loses."""

_PATIENCE = 30.0
"""Seconds to wait for another process."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entry (
    key   BLOB PRIMARY KEY,
    model TEXT NOT NULL,
    kind  TEXT NOT NULL,
    value TEXT NOT NULL,
    made  REAL NOT NULL,
    crc   INTEGER
) WITHOUT ROWID
"""
_LAYOUT: Final = 1
"""The layout of the table, SQLite's ``user_version``; 0 had no checksums."""


def cache_path() -> Path:
    """The cache file of this user."""
    from platformdirs import user_cache_path

    return user_cache_path("mtcheck", appauthor=False) / "cache.sqlite3"


def normalise(text: str) -> str:
    """The form of a text that is used in keys."""
    return " ".join(unicodedata.normalize("NFC", text).split())


class _ForeignError(sqlite3.DatabaseError):
    """The file is a database but not a cache."""


class Cacheable(Translator, Protocol):
    """A back end whose answers may be cached; it hands over each as soon as it has it."""

    @property
    def fingerprint(self) -> str:
        """Identifies weights, prompt and decoding; known without loading the weights."""
        ...

    def asked(self, sentence: str, source_lang: str) -> str:
        """The sentence with everything else that its translation depends on.

        It must be the same for the standards of one language, which share cached answers.
        """
        ...

    def translate(
        self, sentences: Sequence[str], *, source_lang: str, target_lang: str, found: Found[str] = unheard
    ) -> list[str]:
        """See :class:`mtcheck.translate.contract.Translator`."""
        ...


class CacheableAssessor(Cacheable, Assessor, Protocol):
    """A back end whose assessments may be cached as well."""

    def assess(
        self, pairs: Sequence[Pair], *, source_lang: str, target_lang: str, found: Found[Assessment] = unheard
    ) -> list[Assessment]:
        """See :class:`mtcheck.translate.scorer.Assessor`."""
        ...

    def paraphrase(
        self, pairs: Sequence[Pair], *, target_lang: str, found: Found[Assessment] = unheard
    ) -> list[Assessment]:
        """See :class:`mtcheck.translate.scorer.Assessor`."""
        ...


@runtime_checkable
class CacheableWeigher(Weigher, Protocol):
    """A back end whose weighed wordings may be cached as well."""

    def weigh(
        self,
        asked: Sequence[Wordings],
        *,
        source_lang: str | None,
        target_lang: str,
        found: Found[tuple[float, ...]] = unheard,
    ) -> list[tuple[float, ...]]:
        """See :class:`mtcheck.translate.scorer.Weigher`."""
        ...


class CacheableScorer(Scorer, Protocol):
    """A scorer whose answers may be cached."""

    def score(
        self,
        questions: Sequence[Question],
        *,
        source_lang: str,
        target_lang: str,
        found: Found[tuple[Token, ...]] = unheard,
    ) -> list[tuple[Token, ...]]:
        """See :class:`mtcheck.translate.scorer.Scorer`."""
        ...


@dataclass(frozen=True, slots=True)
class CacheStats:
    """The contents of the cache: ``entries`` as (model, kind, count), most first, and its ``size`` on disk in bytes."""

    path: Path
    entries: tuple[tuple[str, str, int], ...]
    size: int

    @property
    def total(self) -> int:
        """Entries of all models."""
        return sum(count for _, _, count in self.entries)


class Cache:
    """Answers of local models, by key. An unusable cache is empty and never raises."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or cache_path()
        self._usable = True
        self._busy = False

    @staticmethod
    def key(fingerprint: str, kind: str, *question: str | None) -> bytes:
        """The 32 bytes that identify one question to one model; its texts are normalised."""
        parts = [None if part is None else normalise(part) for part in question]
        return hashlib.sha256(json.dumps([fingerprint, kind, *parts]).encode()).digest()

    def get(self, keys: Iterable[bytes]) -> dict[bytes, str]:
        """The known answers among ``keys``."""
        return self._run(lambda connection: _select(connection, keys), {}, make=False)

    def put(self, answers: Mapping[bytes, str], *, model: str, kind: str) -> None:
        """Store answers, all of them or none; existing ones are replaced."""
        now = time.time()
        rows = [(key, model, kind, value, now, _checksum(key, value)) for key, value in answers.items()]
        insert = "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?)"
        self._run(lambda connection: connection.executemany(insert, rows), None)

    def stats(self) -> CacheStats:
        """Counts per model and kind, and the size on disk in bytes."""
        rows: list[tuple[str, str, int]] = []
        query = "SELECT model, kind, count(*) FROM entry GROUP BY model, kind ORDER BY 3 DESC, 1, 2"
        rows = self._run(lambda connection: connection.execute(query).fetchall(), rows, make=False)
        return CacheStats(self.path, tuple(rows), sum(part.stat().st_size for part in self._files()))

    def clear(self) -> int:
        """Delete everything; returns how many answers were deleted.

        Rows are deleted, not the file, which another process may have open. If SQLite cannot empty the file because a
        process is writing to it, nothing is deleted; if for another reason, the file is deleted.

        Raises :class:`mtcheck.errors.OutputError` if the file cannot be deleted.
        """
        count = self.stats().total
        if self._run(_empty_table, otherwise=False, make=False):
            return count
        if self._busy:
            return 0
        try:
            for path in self._files():
                path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(f"cannot delete {self.path}: {reason_of(error)}") from error
        self._usable = True
        return count

    def _files(self) -> list[Path]:
        names = (self.path.name, f"{self.path.name}-wal", f"{self.path.name}-shm")
        with suppress(OSError):
            return [path for name in names if (path := self.path.with_name(name)).is_file()]
        return []

    def _set_aside(self) -> bool:
        """Remove a damaged file, whose answers cannot be trusted."""
        try:
            for path in self._files():
                path.unlink(missing_ok=True)
        except OSError:
            return False
        return True

    def _run(
        self, work: Callable[[sqlite3.Connection], T], otherwise: T, *, make: bool = True, again: bool = True
    ) -> T:
        """``work`` in one transaction; ``otherwise``, with one warning in this object's life, if that fails, or without
        one where unknown file and none is to be made. A damaged file is begun again, once.

        A connection is opened for each use: it must not outlive a fork, and takes well under a millisecond.
        """
        if not self._usable:
            return otherwise
        try:
            if not make and not self.path.exists():
                return otherwise
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as connection, connection:
                _write_ahead(connection)
                connection.execute("PRAGMA synchronous=NORMAL")
                if holds_views(connection):
                    raise _ForeignError("it was not made by mtcheck")
                _lay_out(connection)
                return work(connection)
        except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
            if again and _is_damaged(error) and self._set_aside():
                logger.warning("cache %s was damaged (%s) and was started afresh", self.path, error)
                return self._run(work, otherwise, make=make, again=False)
            self._usable = False
            self._busy = getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
            logger.warning("cache %s is not used: %s; continuing without it", self.path, error)
            return otherwise


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead mode, with waiting: SQLite itself fails at once if another process opens a new file at the
    same moment."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _lay_out(connection: sqlite3.Connection) -> None:
    """Make the table, or add checksums to that of an earlier version."""
    if connection.execute("PRAGMA user_version").fetchone()[0] >= _LAYOUT:
        return
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(_SCHEMA)
    if "crc" not in {row[1] for row in connection.execute("PRAGMA table_info(entry)")}:
        connection.execute("ALTER TABLE entry ADD COLUMN crc INTEGER")
    connection.create_function("mtcheck_crc", 2, _checksum, deterministic=True)
    connection.execute("UPDATE entry SET crc = mtcheck_crc(key, value) WHERE crc IS NULL")
    connection.execute(f"PRAGMA user_version = {_LAYOUT}")
    connection.commit()


def _checksum(key: bytes, value: str) -> int:
    return crc32(value.encode("utf-8", "surrogatepass"), crc32(key))


def _is_sound(key: object, text: object, crc: object) -> bool:
    """Whether a row is as it was written; SQLite itself accepts any value in any column."""
    return isinstance(key, bytes) and isinstance(text, str) and _checksum(key, text) == crc


def _is_damaged(error: Exception) -> bool:
    """Whether the cause is the file's content, not the disk, a permission or another process."""
    if isinstance(error, UnicodeDecodeError | _ForeignError):
        return True
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH} or (
        isinstance(error, sqlite3.OperationalError) and "decode" in str(error)
    )


def _select(connection: sqlite3.Connection, keys: Iterable[bytes]) -> dict[bytes, str]:
    known: dict[bytes, str] = {}
    pending = iter(keys)
    while some := list(islice(pending, 500)):
        marks = ",".join("?" * len(some))
        rows = connection.execute(f"SELECT key, value, crc FROM entry WHERE key IN ({marks})", some)  # noqa: S608
        known.update((key, value) for key, value, crc in rows if _is_sound(key, value, crc))
    return known


def _empty_table(connection: sqlite3.Connection) -> bool:
    connection.execute("DELETE FROM entry")
    connection.commit()
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return True


class _Keeping:
    """Stores answers of one kind while the model works on others, and all that are left when it ends or breaks off."""

    def __init__(self, cache: Cache, *, model: str, kind: str) -> None:
        self._cache, self._model, self._kind = cache, model, kind
        self._new: dict[bytes, str] = {}
        self._next = time.monotonic() + _PAUSE

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._store()

    def add(self, key: bytes, value: str) -> None:
        """Store an answer, now or soon."""
        self._new[key] = value
        if time.monotonic() >= self._next:
            self._store()

    def _store(self) -> None:
        if self._new:
            self._cache.put(self._new, model=self._model, kind=self._kind)
        self._new = {}
        self._next = time.monotonic() + _PAUSE


def _asked_in_chunks(
    missing: Mapping[K, Q],
    ask: Callable[[list[Q], Found[A]], Sequence[A]],
    keep: Callable[[K, Q, A], None],
) -> None:
    """Ask for what is missing, some at a time. Each answer is kept as soon as it is there; a back end that hands over
    none before its end is asked all the same."""
    pending = iter(missing.items())
    while some := list(islice(pending, _CHUNK)):
        kept: set[int] = set()

        def take(number: int, answer: A, some: list[tuple[K, Q]] = some, kept: set[int] = kept) -> None:
            kept.add(number)
            keep(*some[number], answer)

        answers = ask([question for _, question in some], take)
        for number, (_, answer) in enumerate(zip(some, answers, strict=True)):
            if number not in kept:
                take(number, answer)


class CachedTranslator:
    """A back end with cached answers; its model is loaded only for a sentence that is not cached."""

    def __init__(self, inner: Cacheable, cache: Cache | None = None) -> None:
        self.inner = inner
        self.cache = cache or Cache()

    @property
    def name(self) -> str:
        """The back end's name."""
        return self.inner.name

    @property
    def trust(self) -> Trust:
        """As measured by the back end's author; see :meth:`trust_for`."""
        return self.inner.trust

    def trust_for(self, source_lang: str, target_lang: str) -> Trust:
        """As measured on this machine for this pair, or else by the back end's author."""
        chrf = measured_trust(self.inner.fingerprint).get(f"{group(source_lang)}-{group(target_lang)}")
        if chrf is not None:
            return trust_from_chrf(chrf)
        if isinstance(self.inner, Measurable):
            return self.inner.trust_for(source_lang, target_lang)
        return self.inner.trust

    def with_names(self, names: Mapping[str, str]) -> CachedTranslator:
        """The same with the spellings of names, if the back end accepts them; otherwise unchanged."""
        told = self.inner.with_names(names) if isinstance(self.inner, NameAware) else self.inner
        return CachedTranslator(told, self.cache)  # type: ignore[arg-type]

    def translate(self, sentences: Sequence[str], *, source_lang: str, target_lang: str) -> list[str]:
        """As the back end's; repeated and cached sentences are not translated again.

        The standards of a source language share cached answers, those of a target language do not.
        """
        kind = f"translate {group(source_lang)}-{target_lang}"
        sentences = [normalise(sentence) for sentence in sentences]
        asked = [self.inner.asked(sentence, source_lang) for sentence in sentences]
        keys = [Cache.key(self.inner.fingerprint, kind, question) for question in asked]
        known = self.cache.get(dict.fromkeys(keys))
        missing = {key: text for key, text in zip(keys, sentences, strict=True) if key not in known}
        with self._keeping(kind) as kept:

            def ask(some: list[str], found: Found[str]) -> list[str]:
                return self.inner.translate(some, source_lang=source_lang, target_lang=target_lang, found=found)

            def keep(key: bytes, _text: str, answer: str) -> None:
                known[key] = answer
                kept.add(key, answer)

            _asked_in_chunks(missing, ask, keep)
        return [known[key] for key in keys]

    def _keeping(self, kind: str) -> _Keeping:
        return _Keeping(self.cache, model=self.name, kind=kind)


class CachedAssessor(CachedTranslator):
    """A back end that can also score, with cached assessments and translations."""

    inner: CacheableAssessor

    def with_names(self, names: Mapping[str, str]) -> CachedTranslator:
        """See :meth:`CachedTranslator.with_names`."""
        told = self.inner.with_names(names) if isinstance(self.inner, NameAware) else self.inner
        return CachedAssessor(told, self.cache)  # type: ignore[arg-type]

    def translates(self, source_lang: str, target_lang: str) -> bool:
        """As the back end's."""
        return self.inner.translates(source_lang, target_lang)

    def assess(self, pairs: Sequence[Pair], *, source_lang: str, target_lang: str) -> list[Assessment]:
        """As the back end's; only what is not cached is requested."""
        translate = f"translate {group(source_lang)}-{target_lang}"
        score = f"assess {group(source_lang)}-{target_lang}"
        pairs = [replace(pair, source=normalise(pair.source)) for pair in pairs]
        asked = [self.inner.asked(pair.source, source_lang) for pair in pairs]
        made_keys = [self._key(translate, question) for question in asked]
        score_keys = [self._key(score, question, pair.translation) for question, pair in zip(asked, pairs, strict=True)]
        made = self.cache.get(dict.fromkeys(made_keys))
        scored = self.cache.get(dict.fromkeys(score_keys))
        missing = _not_known(pairs, made_keys, score_keys, made, scored)
        with self._keeping(translate) as kept, self._keeping(score) as kept_scores:

            def ask(some: list[Pair], found: Found[Assessment]) -> list[Assessment]:
                return self.inner.assess(some, source_lang=source_lang, target_lang=target_lang, found=found)

            def keep(keys: tuple[bytes, bytes], pair: Pair, answer: Assessment) -> None:
                made_key, score_key = keys
                if answer.retranslation is not None:
                    made[made_key] = answer.retranslation
                    kept.add(made_key, answer.retranslation)
                if pair.translation is not None:
                    scored[score_key] = _assessment_json(answer)
                    _keep_scores(kept_scores, score_key, scored[score_key])

            _asked_in_chunks(missing, ask, keep)
        return [
            replace(
                _assessment_from_json(scored[score_key]) if pair.translation is not None else Assessment(None),
                retranslation=made[made_key] if pair.retranslate else None,
            )
            for pair, made_key, score_key in zip(pairs, made_keys, score_keys, strict=True)
        ]

    def paraphrase(self, pairs: Sequence[Pair], *, target_lang: str) -> list[Assessment]:
        """As the back end's."""
        kind = f"paraphrase {target_lang}"
        kinds = {True: kind, False: f"{kind}, no readings"}
        keys = [
            Cache.key(self.inner.fingerprint, kinds[pair.read], pair.source, _exact(pair.translation)) for pair in pairs
        ]
        known = self.cache.get(dict.fromkeys(keys))
        missing = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in known}
        with self._keeping(kind) as kept:

            def ask(some: list[Pair], found: Found[Assessment]) -> list[Assessment]:
                return self.inner.paraphrase(some, target_lang=target_lang, found=found)

            def keep(key: bytes, _pair: Pair, answer: Assessment) -> None:
                known[key] = _assessment_json(answer)
                _keep_scores(kept, key, known[key])

            _asked_in_chunks(missing, ask, keep)
        return [_assessment_from_json(known[key]) for key in keys]

    def weigh(self, asked: Sequence[Wordings], *, source_lang: str | None, target_lang: str) -> list[tuple[float, ...]]:
        """As the back end's, if it can; otherwise without answers."""
        inner = self.inner
        if not isinstance(inner, CacheableWeigher):
            return [() for _ in asked]
        kind = f"weigh {target_lang}" if source_lang is None else f"weigh {group(source_lang)}-{target_lang}"
        keys = [
            self._key(kind, each.source if source_lang is None else inner.asked(each.source, source_lang), *each.texts)
            for each in asked
        ]
        known = self.cache.get(dict.fromkeys(keys))
        missing = {key: each for key, each in zip(keys, asked, strict=True) if key not in known}
        with self._keeping(kind) as kept:

            def ask(some: list[Wordings], found: Found[tuple[float, ...]]) -> list[tuple[float, ...]]:
                return inner.weigh(some, source_lang=source_lang, target_lang=target_lang, found=found)

            def keep(key: bytes, _wordings: Wordings, answer: tuple[float, ...]) -> None:
                known[key] = json.dumps([round(value, 4) for value in answer])
                if answer:
                    kept.add(key, known[key])

            _asked_in_chunks(missing, ask, keep)
        return [tuple(map(float, json.loads(known[key]))) for key in keys]

    def _key(self, kind: str, asked: str, *text: str | None) -> bytes:
        return Cache.key(self.inner.fingerprint, kind, asked, *map(_exact, text))


class CachedScorer:
    """A scorer with cached answers; its model is loaded only for a question that is not cached."""

    def __init__(self, inner: CacheableScorer, cache: Cache | None = None) -> None:
        self.inner = inner
        self.name = inner.name
        self.fingerprint = inner.fingerprint
        self.unconditional = inner.unconditional
        self.both_ways = inner.both_ways
        self.cache = cache or Cache()

    def score(self, questions: Sequence[Question], *, source_lang: str, target_lang: str) -> list[tuple[Token, ...]]:
        """As the scorer's; repeated and cached questions are not asked again."""
        kind = f"score {source_lang}-{target_lang}"
        exact = [_exact(question.text) for question in questions]
        keys = [
            Cache.key(self.fingerprint, kind, question.source, text)
            for question, text in zip(questions, exact, strict=True)
        ]
        known = {key: _tokens(value) for key, value in self.cache.get(dict.fromkeys(keys)).items()}
        missing = {key: question for key, question in zip(keys, questions, strict=True) if key not in known}
        with _Keeping(self.cache, model=self.name, kind=kind) as kept:

            def ask(some: list[Question], found: Found[tuple[Token, ...]]) -> list[tuple[Token, ...]]:
                return self.inner.score(some, source_lang=source_lang, target_lang=target_lang, found=found)

            def keep(key: bytes, _question: Question, answer: tuple[Token, ...]) -> None:
                value = json.dumps([[token.start, token.end, round(token.logprob, 5)] for token in answer])
                known[key] = _tokens(value)
                kept.add(key, value)

            _asked_in_chunks(missing, ask, keep)
        return [known[key] for key in keys]


def _exact(text: str | None) -> str | None:
    """Identifies an exact text: offsets refer to it, so it is not normalised."""
    return None if text is None else hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()


def _not_known(
    pairs: Sequence[Pair],
    made_keys: Sequence[bytes],
    score_keys: Sequence[bytes],
    made: Collection[bytes],
    scored: Collection[bytes],
) -> dict[tuple[bytes, bytes], Pair]:
    """What is left to ask, by the keys of re-translation and score: each of them once."""
    missing: dict[tuple[bytes, bytes], Pair] = {}
    asked_for: set[bytes] = set()
    for pair, made_key, score_key in zip(pairs, made_keys, score_keys, strict=True):
        wanted = pair.retranslate and made_key not in made and made_key not in asked_for
        unscored = pair.translation is not None and score_key not in scored
        if wanted:
            asked_for.add(made_key)
        if wanted or unscored:
            before = missing.get((made_key, score_key))
            wanted = wanted or (before is not None and before.retranslate)
            missing[made_key, score_key] = Pair(pair.source, pair.translation if unscored else None, wanted)
    return missing


def _keep_scores(kept: _Keeping, key: bytes, value: str) -> None:
    """Store scores, unless there are none: a later version may score the text."""
    if value != _UNSCORED:
        kept.add(key, value)


def _assessment_json(assessment: Assessment) -> str:
    """The part of an assessment that is about the translation."""
    tokens = [[token.start, token.end, round(token.logprob, 4)] for token in assessment.tokens]
    readings = [[reading.start, reading.text] for reading in assessment.readings]
    return json.dumps([tokens, readings, assessment.whole])


_UNSCORED: Final = _assessment_json(Assessment(None))


def _assessment_from_json(value: str) -> Assessment:
    tokens, readings, whole = json.loads(value)
    return Assessment(None, tuple(Token(*token) for token in tokens), tuple(Reading(*each) for each in readings), whole)


def _tokens(value: str) -> tuple[Token, ...]:
    return tuple(Token(int(start), int(end), float(logprob)) for start, end, logprob in json.loads(value))
