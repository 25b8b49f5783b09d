"""The index in the user's cache: built once, read by many, never believed when it is damaged."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest

from mtcheck.glossary import Entry, Glossary, store
from mtcheck.glossary.index import Index, build
from mtcheck.glossary.store import index_of, load, save

NAMES = [Entry(f"Name{letter}{other} Surname{other}{letter}") for letter in "abcdefghijkl" for other in "abcdefghijkl"]


def built() -> Index:
    return build(NAMES)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(store, "_folder", lambda: tmp_path / "glossaries")
    return tmp_path / "glossaries"


def test_a_saved_index_answers_as_the_one_in_memory(tmp_path: Path) -> None:
    whole = built()
    save(whole, tmp_path / "x.index")
    loaded = load(tmp_path / "x.index", built)

    assert loaded is not None
    assert len(loaded) == len(NAMES)
    for query in ("Nameaa Surnameaa", "Surnamebb", "Surnamebx", "nothing at all"):
        assert loaded.find(query) == whole.find(query)
    assert loaded.near("surnameab") == whole.near("surnameab")


def test_a_large_glossary_is_indexed_once_and_then_read(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index_of(Glossary(NAMES))
    assert len(list(cache.glob("*.index"))) == 1

    def fail(_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(store, "build", fail)
    assert len(index_of(Glossary(NAMES))) == len(NAMES)


def test_a_glossary_whose_index_is_known_is_not_parsed(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    csv = "\n".join(["name", *(each.name for each in NAMES if each.name)]).encode()
    assert index_of(Glossary.parse(csv, "names.csv")).knows("surnamebb")
    assert len(list(cache.glob("*.index"))) == 1
    index_of.cache_clear()

    def fail(_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(Glossary, "entries", property(fail))
    assert index_of(Glossary.parse(csv, "names.csv")).knows("surnamebb")


def test_a_small_glossary_stays_in_memory(cache: Path) -> None:
    index_of(Glossary([Entry("Kyiv")]))

    assert not cache.exists()


@pytest.mark.parametrize("cut", [0, 5, 30, 200, -1])
def test_a_file_cut_short_is_not_believed(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "x.index"
    save(built(), path)
    path.write_bytes(path.read_bytes()[:cut])

    assert load(path, built) is None


@pytest.mark.parametrize("size", [0, 5000])
def test_a_file_cut_short_or_changed_later_changes_nothing(tmp_path: Path, size: int) -> None:
    """If it were mapped, the process would end here (SIGBUS)."""
    path = tmp_path / "x.index"
    whole = built()
    save(whole, path)
    loaded = load(path, built)
    assert loaded is not None
    with path.open("r+b") as file:
        file.write(b"x" * size)
        file.truncate(size)

    assert loaded.find("Surnamebb") == whole.find("Surnamebb")
    assert dict(loaded.columns) == dict(whole.columns)
    assert not path.exists()


def test_a_damaged_table_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "x.index"
    whole = built()
    save(whole, path)
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    loaded = load(path, built)

    assert loaded is not None
    assert dict(loaded.columns) == dict(whole.columns)
    assert not path.exists()


def test_tables_are_read_when_they_are_needed(tmp_path: Path) -> None:
    path = tmp_path / "x.index"
    save(built(), path)
    loaded = load(path, lambda: build(()))
    assert loaded is not None
    assert len(loaded) == len(NAMES)
    path.unlink()

    assert len(loaded) == len(NAMES)
    assert not loaded.knows("surnamebb"), "its other tables are those of a glossary without entries"


@pytest.mark.parametrize("data", [b"", b"\x80\x04pickle", b"mtcheck.index/0 little 4 8\n{}\n"])
def test_a_foreign_file_is_not_believed(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.index").write_bytes(data)

    assert load(tmp_path / "x.index", built) is None


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(store, "_folder", lambda: tmp_path / "file" / "glossaries")

    assert len(index_of(Glossary(NAMES))) == len(NAMES)


def test_only_the_latest_indexes_are_kept(cache: Path) -> None:
    for extra in range(11):
        index_of(Glossary([*NAMES, Entry(f"Extra {extra}")]))

    assert len(list(cache.glob("*"))) == 8


def test_the_index_of_another_glossary_is_not_believed(tmp_path: Path) -> None:
    """Whole, of this version, and under a wrong name."""
    save(built(), tmp_path / "x.index")
    (tmp_path / "x.index").rename(tmp_path / "y.index")

    assert load(tmp_path / "y.index", built) is None


@pytest.mark.parametrize(
    "told",
    [
        b"[" * 60_000,
        b"[]",
        b"5",
        b'{"of": "x", "tables": []}',
        b'{"of": "x", "tables": {"a": ["I", -4, 0]}}',
        b'{"of": "x", "tables": {}}',
    ],
)
def test_a_header_of_another_shape_is_not_believed(tmp_path: Path, told: bytes) -> None:
    path = tmp_path / "x.index"
    save(built(), path)
    first, _, rest = path.read_bytes().split(b"\n", 2)
    path.write_bytes(b"%b\n%08x %b\n%b" % (first, crc32(told), told, rest))

    assert load(path, built) is None
