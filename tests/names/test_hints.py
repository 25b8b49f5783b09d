"""Names of a source, in any case, with how the glossary writes them."""

from __future__ import annotations

from mtcheck.glossary import Entry, Glossary
from mtcheck.names.hints import hints

GLOSSARY = Glossary(
    [
        Entry("Dmytro Kuleba", sources=(("sr", "Dmitro Kuleba"),)),
        Entry("Antony Blinken", sources=(("sr", "Entoni Blinken"),)),
        Entry("United Kingdom", sources=(("sr", "Velika Britanija"),)),
        Entry("Jovan Marković", sources=(("sr", "Jovan Marković"),)),
        Entry("Jovan Markovich", sources=(("sr", "Jovan Marković"),)),
    ]
)


def test_a_name_is_found_in_its_case() -> None:
    """The hint's key is the exact text, because the prompt quotes it."""
    assert hints(["Entoni Blinken razgovarao je s Dmitrom Kulebom."], GLOSSARY, "sr") == {
        "Entoni Blinken": "Antony Blinken",
        "Dmitrom Kulebom": "Dmytro Kuleba",
    }


def test_cyrillic_is_read() -> None:
    """The key keeps the source's script."""
    assert hints(["Састао се с Дмитром Кулебом."], GLOSSARY, "sr") == {"Дмитром Кулебом": "Dmytro Kuleba"}


def test_the_longest_name_counts_once() -> None:
    """No hint for a part of a name that was found whole."""
    assert hints(["Ambasador Velike Britanije doputovao je."], GLOSSARY, "hr") == {"Velike Britanije": "United Kingdom"}


def test_a_form_of_two_entries_is_no_hint() -> None:
    """Who is meant is not known."""
    assert hints(["Govorio je Jovan Marković."], GLOSSARY, "sr") == {}


def test_no_glossary_no_hint() -> None:
    """There are no hints."""
    assert hints(["Govorio je Jovan Marković."], Glossary(), "sr") == {}
