"""Nothing is translated twice; the cache survives whatever happens to its processes and its disk."""

from __future__ import annotations

import itertools
import logging
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model import Trust
from mtcheck.translate.cache import Cache, CachedTranslator, normalise
from mtcheck.translate.contract import Found, unheard
from mtcheck.translate.trust import remember_quality
from tests.patience import PATIENCE


class Upper:
    """A back end that shouts, and counts."""

    name = "upper"
    trust = Trust.MEDIUM

    def __init__(self, fingerprint: str = "one") -> None:
        self.fingerprint = fingerprint
        self.calls: list[list[str]] = []

    def translate(
        self, sentences: Sequence[str], *, source_lang: str, target_lang: str, found: Found[str] = unheard
    ) -> list[str]:
        self.calls.append(list(sentences))
        return [sentence.upper() for sentence in sentences]

    def asked(self, sentence: str, source_lang: str) -> str:
        return sentence


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "sub" / "cache.sqlite3")


def ask(back_end: Upper, cache: Cache, *sentences: str, source: str = "sr", target: str = "en") -> list[str]:
    return CachedTranslator(back_end, cache).translate(sentences, source_lang=source, target_lang=target)


def test_second_run_does_not_ask_the_model(cache: Cache) -> None:
    first, second = Upper(), Upper()

    assert ask(first, cache, "Dobar dan.", "Kako ste?") == ["DOBAR DAN.", "KAKO STE?"]
    assert ask(second, cache, "Kako ste?", "Dobar  dan. ") == ["KAKO STE?", "DOBAR DAN."]
    assert second.calls == []


def test_a_cache_of_the_version_before_checksums_keeps_its_answers(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite3"
    ask(Upper(), Cache(path), "Rat.", "Mir.")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("ALTER TABLE entry DROP COLUMN crc; PRAGMA user_version = 0;")

    model = Upper()
    assert ask(model, Cache(path), "Rat.", "Mir.", "More.") == ["RAT.", "MIR.", "MORE."]
    assert model.calls == [["More."]]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM entry WHERE crc IS NULL").fetchone() == (0,)
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_only_new_sentences_are_asked_for_and_each_once(cache: Cache) -> None:
    back_end = Upper()
    ask(back_end, cache, "a")

    assert ask(back_end, cache, "b", "a", "b", "c") == ["B", "A", "B", "C"]
    assert back_end.calls == [["a"], ["b", "c"]]


def test_another_model_or_pair_is_another_question(cache: Cache) -> None:
    ask(Upper("one"), cache, "a")
    other_model, other_pair, same_group = Upper("two"), Upper("one"), Upper("one")
    ask(other_model, cache, "a")
    ask(other_pair, cache, "a", source="sl")
    ask(same_group, cache, "a", source="hr")

    assert (other_model.calls, other_pair.calls, same_group.calls) == ([["a"]], [["a"]], [])


def test_standards_of_a_target_language_are_other_questions(cache: Cache) -> None:
    ask(Upper(), cache, "a", source="en", target="hr")
    other = Upper()
    ask(other, cache, "a", source="en", target="sr")

    assert other.calls == [["a"]]


def test_the_model_is_asked_for_what_is_remembered(cache: Cache) -> None:
    back_end = Upper()
    ask(back_end, cache, "Pris\u030ctina  c\u0301e\nc\u030cekati.")

    assert back_end.calls == [["Priština će čekati."]]


def test_what_was_made_before_a_failure_is_kept(cache: Cache) -> None:
    class Fails(Upper):
        def translate(
            self, sentences: Sequence[str], *, source_lang: str, target_lang: str, found: Found[str] = unheard
        ) -> list[str]:
            for number, sentence in enumerate(sentences):
                if sentence == broken_at:
                    raise failure
                found(number, sentence.upper())
            return [sentence.upper() for sentence in sentences]

    sentences = [f"s{number}" for number in range(100)]
    for broken_at, failure, left in (("s2", KeyboardInterrupt(), 98), ("s80", MemoryError(), 20)):
        with pytest.raises(type(failure)):
            ask(Fails(), cache, *sentences)
        after = Upper()
        assert ask(after, Cache(cache.path), *sentences[:5], *sentences[-left:]) == [
            sentence.upper() for sentence in (*sentences[:5], *sentences[-left:])
        ]
        assert after.calls[0][0] == broken_at
        cache.clear()


def test_a_killed_process_loses_a_second_at_most(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = itertools.count(0.0, 0.6)
    monkeypatch.setattr("mtcheck.translate.cache.time.monotonic", lambda: next(clock))
    kept: list[int] = []

    class Telling(Upper):
        def translate(
            self, sentences: Sequence[str], *, source_lang: str, target_lang: str, found: Found[str] = unheard
        ) -> list[str]:
            for number, sentence in enumerate(sentences):
                found(number, sentence.upper())
                kept.append(Cache(cache.path).stats().total)
            return [sentence.upper() for sentence in sentences]

    sentences = [f"s{number}" for number in range(6)]
    assert ask(Telling(), cache, *sentences) == [sentence.upper() for sentence in sentences]
    assert all(total >= number for number, total in enumerate(kept))
    assert kept[:2] == [0, 2]


def test_a_back_end_that_hands_over_some_answers_is_believed_for_the_rest(cache: Cache) -> None:
    class Some(Upper):
        def translate(
            self, sentences: Sequence[str], *, source_lang: str, target_lang: str, found: Found[str] = unheard
        ) -> list[str]:
            found(1, "FIRST")
            return ["A", "FIRST", "C"]

    assert ask(Some(), cache, "a", "b", "c") == ["A", "FIRST", "C"]
    assert cache.stats().total == 3


def test_full_disk_is_one_warning_and_nothing_is_lost(
    cache: Cache, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(Upper(), cache, "kept")
    connect = sqlite3.connect

    def full(path: Path, timeout: float) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(path, timeout=timeout)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")
        return connection

    long = ["x" * 100_000, "y" * 100_000]
    with monkeypatch.context() as patch, caplog.at_level(logging.WARNING):
        patch.setattr(sqlite3, "connect", full)

        assert ask(Upper(), cache, *long) == [text.upper() for text in long]
    assert [record.getMessage() for record in caplog.records] == [
        f"cache {cache.path} is not used: database or disk is full; continuing without it"
    ]
    again = Upper()
    assert ask(again, Cache(cache.path), "kept") == ["KEPT"]
    assert again.calls == []


def test_damaged_file_is_one_warning_and_clear_repairs_it(cache: Cache, caplog: pytest.LogCaptureFixture) -> None:
    cache.path.parent.mkdir()
    cache.path.write_bytes(b"this is no database " * 100)

    assert ask(Upper(), cache, "a", "b") == ["A", "B"]
    assert len(caplog.records) == 1
    repaired = Cache(cache.path)
    repaired.clear()
    ask(Upper(), repaired, "a")
    assert Cache(cache.path).stats().total == 1


def test_home_that_cannot_be_written_is_one_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert ask(Upper(), Cache(tmp_path / "file" / "cache.sqlite3"), "a") == ["A"]
    assert len(caplog.records) == 1


def test_a_folder_that_cannot_be_searched_is_one_warning(
    cache: Cache, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", refuse)
    monkeypatch.setattr(Path, "is_file", refuse)

    assert ask(Upper(), cache, "a") == ["A"]
    assert len(caplog.records) == 1
    assert cache.stats().total == 0


def test_what_another_process_writes_to_is_not_deleted(
    cache: Cache, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ask(Upper(), cache, "a")
    monkeypatch.setattr("mtcheck.translate.cache._PATIENCE", 0.01)
    with closing(sqlite3.connect(cache.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert cache.clear() == 0

    assert len(caplog.records) == 1
    assert Cache(cache.path).stats().total == 1


def test_stats_and_clear(cache: Cache) -> None:
    ask(Upper(), cache, "a", "b", "c")
    stats = cache.stats()

    assert stats.entries == (("upper", "translate hbs-en", 3),)
    assert stats.size > 0
    assert cache.clear() == 3
    assert Cache(cache.path).stats().total == 0


def test_stats_of_no_cache_make_none(tmp_path: Path) -> None:
    assert Cache(tmp_path / "none.sqlite3").stats().total == 0
    assert not (tmp_path / "none.sqlite3").exists()


@pytest.mark.parametrize(
    ("chrfs", "expected"),
    [
        ({}, Trust.MEDIUM),
        ({"sr": 65.0}, Trust.HIGH),
        ({"hr": 40.0, "uk": 65.0}, Trust.LOW),
        ({"uk": 65.0}, Trust.MEDIUM),
    ],
)
def test_measured_quality_sets_the_trust_of_its_pair(cache: Cache, chrfs: dict[str, float], expected: Trust) -> None:
    for lang, chrf in chrfs.items():
        remember_quality("upper", "one", source_lang=lang, target_lang="en", chrf=chrf)

    assert CachedTranslator(Upper(), cache).trust_for("sr-Latn", "en-GB") is expected


@given(st.text())
def test_normalise_is_stable_and_keeps_the_words(text: str) -> None:
    once = normalise(text)

    assert normalise(once) == once
    assert Cache.key("m", "k", text) == Cache.key("m", "k", once)


@given(st.lists(st.text(), min_size=2, max_size=3), st.lists(st.text(), min_size=2, max_size=3))
def test_questions_never_run_into_each_other(one: list[str], other: list[str]) -> None:
    same = [normalise(text) for text in one] == [normalise(text) for text in other]

    assert (Cache.key("m", "k", *one) == Cache.key("m", "k", *other)) == same


WRITER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from mtcheck.translate.cache import Cache
    path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    cache = Cache(path)
    for number in range(count):
        key = Cache.key(name, "k", str(number))
        cache.put({key: f"{name} {number} " + "x" * 2000}, model=name, kind="k")
        print(number, flush=True)
    """
)


def start_writer(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_processes_share_it(cache: Cache) -> None:
    with start_writer(cache.path, "a", 60) as one, start_writer(cache.path, "b", 60) as two:
        one.communicate(timeout=PATIENCE)
        two.communicate(timeout=PATIENCE)

    assert (one.returncode, two.returncode) == (0, 0)
    assert cache.stats().entries == (("a", "k", 60), ("b", "k", 60))


def test_a_file_that_another_process_is_making_is_waited_for(cache: Cache) -> None:
    cache.path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(cache.path, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        threading.Timer(0.2, other.rollback).start()
        cache.put({Cache.key("a", "k", "one"): "value"}, model="a", kind="k")

    assert cache.stats().entries == (("a", "k", 1),)


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_killed_at_any_moment_it_is_whole(cache: Cache) -> None:
    for round_ in range(4):
        with start_writer(cache.path, f"w{round_}", 100_000) as writer:
            assert writer.stdout is not None
            for _ in range(5 + 7 * round_):
                said = int(writer.stdout.readline())
            time.sleep(0.003 * round_)
            writer.send_signal(signal.SIGKILL)
            writer.wait(timeout=PATIENCE)

        keys = [Cache.key(f"w{round_}", "k", str(number)) for number in range(said + 1)]
        assert len(Cache(cache.path).get(keys)) == said + 1
        with sqlite3.connect(cache.path) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()
