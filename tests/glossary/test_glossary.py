"""The glossary itself: reading late, broken rows, fingerprints, joining."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mtcheck.errors import GlossaryError, OutputError
from mtcheck.glossary import Entry, Gender, Glossary, Kind, Variant
from mtcheck.glossary.merge import merge_by_rank


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_csv_with_the_single_column_name_is_a_glossary(tmp_path: Path) -> None:
    glossary = Glossary.load(written(tmp_path / "n.csv", 'name\n"Dmytro Kuleba"\nKyiv\n'))
    assert [entry.name for entry in glossary.entries] == ["Dmytro Kuleba", "Kyiv"]
    assert [entry.line for entry in glossary.entries] == [2, 3]


def test_all_broken_rows_are_named(tmp_path: Path) -> None:
    rows = [f"Name {number},person" if number % 7 else f"Name {number},persn" for number in range(1, 71)]
    path = written(tmp_path / "n.csv", "\n".join(["name,kind", *rows]))
    glossary = Glossary.load(path)
    with pytest.raises(GlossaryError, match=r"n\.csv: 10 broken rows") as raised:
        _ = glossary.entries
    assert all(f"line {number + 1}: unknown kind" in str(raised.value) for number in range(7, 71, 7))
    assert "\n" not in str(raised.value)


def test_a_thousand_broken_rows_are_counted(tmp_path: Path) -> None:
    path = written(tmp_path / "n.csv", "name,kind\n" + "A,b\n" * 1000)
    with pytest.raises(GlossaryError, match="and 900 more"):
        _ = Glossary.load(path).entries


def test_lenient_uses_the_sound_rows(tmp_path: Path) -> None:
    path = written(tmp_path / "n.csv", "name,kind\nKyiv,place\nX,y\n")
    glossary = Glossary.load(path, lenient=True)
    assert [entry.name for entry in glossary.entries] == ["Kyiv"]
    assert [row.line for row in glossary.broken] == [3]


def test_a_strict_reading_is_never_mistaken_for_a_lenient_one(tmp_path: Path) -> None:
    path = written(tmp_path / "n.csv", "name,kind\nKyiv,place\nX,y\n")
    assert Glossary.load(path).fingerprint != Glossary.load(path, lenient=True).fingerprint


def test_the_fingerprint_is_of_the_content(tmp_path: Path) -> None:
    one = Glossary.load(written(tmp_path / "1.csv", "name\nKyiv\n"))
    same = Glossary.load(written(tmp_path / "2.csv", "name\nKyiv\n"))
    other = Glossary.load(written(tmp_path / "3.csv", "name\nLviv\n"))
    assert one.fingerprint == same.fingerprint != other.fingerprint
    assert Glossary([Entry("Kyiv")]).fingerprint == Glossary([Entry("Kyiv")]).fingerprint
    assert Glossary([Entry("Kyiv")]).fingerprint != Glossary([Entry("Kyiv", Kind.PLACE)]).fingerprint
    assert (one + other).fingerprint != (other + one).fingerprint


def test_loading_reads_no_row_before_it_is_asked(tmp_path: Path) -> None:
    glossary = Glossary.load(written(tmp_path / "n.csv", "nonsense\n")) + Glossary([Entry("Kyiv")])
    assert glossary
    assert glossary.fingerprint
    with pytest.raises(GlossaryError):
        _ = glossary.entries


def test_missing_files_and_folders_are_clear_errors(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(GlossaryError, match=str(tmp_path)):
            Glossary.load(path)


def test_save_leaves_nothing_partial_behind(tmp_path: Path) -> None:
    folder = tmp_path / "x.csv"
    folder.mkdir()
    with pytest.raises(OutputError, match=r"cannot write .*x\.csv"):
        Glossary([Entry("Kyiv")]).save(folder)
    assert list(tmp_path.iterdir()) == [folder]


def test_save_and_load_through_every_format(tmp_path: Path) -> None:
    entries = Glossary.default().entries[:50]
    for ending in ("csv", "tsv", "jsonl", "xlsx", "tbx", "martif"):
        path = tmp_path / f"n.{ending}"
        assert Glossary(entries).save(path) == ()
        assert [entry.name for entry in Glossary.load(path).entries] == [entry.name for entry in entries]


def test_an_empty_glossary_is_false() -> None:
    assert not Glossary()
    assert not Glossary.merge(Glossary(), Glossary())


KYIV = Entry("Kyiv", Kind.PLACE, sources=(("sr", "Kijev"),), discouraged=(Variant("Kiev"),), id="Q1899")


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        (Entry("Lviv"), (KYIV, Entry("Lviv"))),
        (Entry("kyiv", sources=(("ru", "Киев"),)), None),
        (Entry("Kyiv", Kind.PERSON), (KYIV, Entry("Kyiv", Kind.PERSON))),
        (Entry("Kyiv", id="Q2"), (KYIV, Entry("Kyiv", id="Q2"))),
    ],
    ids=["another", "the same, fields joined", "another kind", "another id"],
)
def test_joining(later: Entry, expected: tuple[Entry, ...] | None) -> None:
    joined = merge_by_rank([(KYIV,), (later,)])
    if expected:
        assert joined == expected
    else:
        (entry,) = joined
        assert entry.sources == (("ru", "Киев"), ("sr", "Kijev"))
        assert entry.discouraged == (Variant("Kiev"),)
        assert entry.allowed == ()


def test_a_users_house_style_goes_before_ours() -> None:
    (entry,) = merge_by_rank([(KYIV,), (Entry("Kiev", Kind.PLACE),)])
    assert (entry.name, entry.discouraged, entry.allowed) == ("Kiev", (), (Variant("Kyiv"),))
    (entry,) = merge_by_rank([(KYIV,), (Entry("Kiev", forbidden=(Variant("Kyiv"),)),)])
    assert (entry.allowed, entry.forbidden) == ((), (Variant("Kyiv"),))
    (entry,) = merge_by_rank([(KYIV,), (Entry("Kyiv", allowed=(Variant("Kiev"),)),)])
    assert (entry.allowed, entry.discouraged) == ((Variant("Kiev"),), ())


def test_a_bare_name_prefers_its_spelling_of_the_same_name() -> None:
    (entry,) = merge_by_rank([(KYIV,), (Entry("Kiev", line=9),)])
    assert (entry.name, entry.discouraged, entry.allowed) == ("Kiev", (), (Variant("Kyiv"),))
    assert entry.sources == KYIV.sources
    (entry,) = merge_by_rank([(Entry("Zelensky", allowed=(Variant("Zelenskyy"),)),), (Entry("Zelenskyy"),)])
    assert (entry.name, entry.allowed) == ("Zelenskyy", (Variant("Zelensky"),))


@pytest.mark.parametrize(
    ("earlier", "name"),
    [
        (Entry("Agence France-Presse", allowed=(Variant("AFP"),)), "AFP"),
        (Entry("Afghanistan", allowed=(Variant("Afghan", "of its people"),)), "Afghan"),
        (Entry("Antony Blinken", allowed=(Variant("Blinken"),)), "Blinken"),
    ],
)
def test_a_bare_short_form_or_derived_word_is_only_allowed(earlier: Entry, name: str) -> None:
    (entry,) = merge_by_rank([(earlier,), (Entry(name),)])
    assert entry.name == earlier.name
    assert [variant.text for variant in entry.allowed] == [name]


def test_an_objection_without_a_name_joins_the_entry_it_speaks_of() -> None:
    (entry,) = merge_by_rank([(KYIV,), (Entry("", forbidden=(Variant("Kiev"),)),)])
    assert (entry.name, entry.discouraged, entry.forbidden) == ("Kyiv", (), (Variant("Kiev"),))
    (entry,) = merge_by_rank([(KYIV,), (Entry("", sources=(("hr", "Kijev"),), forbidden=(Variant("Kijow"),)),)])
    assert (entry.name, entry.forbidden) == ("Kyiv", (Variant("Kijow"),))
    alone = Entry("", forbidden=(Variant("Kyiv"),))
    assert merge_by_rank([(KYIV,), (alone,)]) == (KYIV, alone)


def test_joining_by_id() -> None:
    (entry,) = merge_by_rank([(KYIV,), (Entry("Kyïv", id="Q1899"),)])
    assert (entry.name, entry.allowed) == ("Kyïv", (Variant("Kyiv"),))


@pytest.mark.parametrize(
    ("own", "field", "expected"),
    [
        (Entry("Kyiv", gender=Gender.FEMININE), "gender", Gender.FEMININE),
        (Entry("Kyiv", note="ours"), "note", "ours"),
        (Entry("Kyiv", indeclinable=True), "indeclinable", True),
        (Entry("Kyiv", valid_until=date(2030, 1, 1)), "valid_until", date(2030, 1, 1)),
        (Entry("Kyiv", sources=(("sr", "Kijiv"),)), "sources", (("sr", "Kijiv"), ("sr", "Kijev"))),
        (Entry("Kyiv", allowed=(Variant("Kiev"),)), "allowed", (Variant("Kiev"),)),
        (Entry("Kyiv", discouraged=(Variant("Kyjiv"),)), "discouraged", (Variant("Kyjiv"), Variant("Kiev"))),
        (Entry("Kyiv", forbidden=(Variant("Kiev"),)), "forbidden", (Variant("Kiev"),)),
        (Entry("Kiev", Kind.PLACE), "name", "Kiev"),
    ],
)
def test_each_field_of_ones_own_goes_before_the_starters(own: Entry, field: str, expected: object) -> None:
    starter = replace(KYIV, gender=Gender.MASCULINE, note="theirs", valid_until=date(2020, 1, 1), accents_free=True)
    (entry,) = merge_by_rank([(starter,), (own,)])
    assert getattr(entry, field) == expected
    spelt = [variant.text for key in ("allowed", "discouraged", "forbidden") for variant in getattr(entry, key)]
    assert len(spelt) == len(set(spelt))
