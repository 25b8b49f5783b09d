"""Status words: each is obeyed in every style of TBX, in TBX-Min, MultiTerm and tables."""

from __future__ import annotations

import pytest

from mtcheck.errors import GlossaryError
from mtcheck.glossary import Entry, Glossary
from tests.glossary.statuses import STYLES, V2, V3_DCA, WORDS


@pytest.mark.every(4)
@pytest.mark.parametrize(("word", "field"), WORDS)
@pytest.mark.parametrize("style", STYLES)
def test_a_status_is_obeyed(style: str, word: str, field: str) -> None:
    name, text = STYLES[style](word)
    glossary = Glossary.parse(text.encode(), name)
    (entry,) = glossary.entries
    variants = {key: [item.text for item in getattr(entry, key)] for key in ("allowed", "discouraged", "forbidden")}
    assert (entry.name, [form for _, form in entry.sources], entry.id) == ("Kyiv", ["Kijev"], "c1")
    assert variants == {"allowed": [], "discouraged": [], "forbidden": []} | {field: ["Kiev"]}
    assert glossary.unused == ()


@pytest.mark.parametrize("style", [style for style in STYLES if style != "table"])
def test_a_utf_16_file_and_an_unknown_status(style: str) -> None:
    name, text = STYLES[style]("glorious")
    glossary = Glossary.parse(text.replace('<?xml version="1.0"?>', "").encode("utf-16"), name)
    assert glossary.entries[0].allowed[0].text == "Kiev"
    assert "the status 'glorious' is unknown" in glossary.unused[0].reason


@pytest.mark.parametrize("status", ["notRecommended", "do not use"])
def test_a_concept_of_which_every_term_is_objected_to_prefers_none(status: str) -> None:
    text = V3_DCA.format(root="en", kind="administrativeStatus", status=status).replace(
        "preferredTerm-admn-sts", status
    )
    (entry,) = Glossary.parse(text.encode(), "n.tbx").entries
    assert entry.name == ""
    assert {item.text for item in (*entry.discouraged, *entry.forbidden)} == {"Kyiv", "Kiev"}
    assert entry.allowed == ()


def test_a_concept_without_a_target_term_spoils_nothing() -> None:
    text = V2.format(root="sr", tig="tig", kind="administrativeStatus", status="admitted")
    both = text.replace(
        "</body>", '<termEntry><langSet xml:lang="sr"><tig><term>Lavov</term></tig></langSet></termEntry></body>'
    )
    glossary = Glossary.parse(both.encode(), "n.tbx")
    assert [entry.name for entry in glossary.entries] == ["Kyiv"]
    assert [row.reason for row in glossary.unused] == ["no term in the target language 'en'"]


def test_a_translation_memory_of_names() -> None:
    text = """<tmx version="1.4"><header srclang="sr"/><body><tu tuid="7"><tuv xml:lang="sr-Latn"><seg>Kijev</seg></tuv>
    <tuv xml:lang="en-US"><seg>Kyiv</seg></tuv></tu></body></tmx>"""
    (entry,) = Glossary.parse(text.encode(), "n.tmx").entries
    assert entry == Entry("Kyiv", sources=(("sr-Latn", "Kijev"),), id="7", line=1)


@pytest.mark.parametrize("style", ["v2", "v3 dct", "min", "multiterm"])
def test_entities_are_refused_in_every_dialect(style: str) -> None:
    name, text = STYLES[style]("&x;")
    bomb = '<!DOCTYPE a [<!ENTITY x "y">]>' + text.replace('<?xml version="1.0"?>', "")
    with pytest.raises(GlossaryError, match="entit"):
        _ = Glossary.parse(bomb.encode(), name).entries
