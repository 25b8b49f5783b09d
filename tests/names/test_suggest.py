"""Names worth adding to a glossary."""

from __future__ import annotations

from pathlib import Path

from mtcheck import audit
from mtcheck.bundled import references
from mtcheck.glossary import Entry, Glossary
from mtcheck.model import Article
from mtcheck.names.suggest import suggestions

DEMO = references() / "articles" / "blinken-kyiv"


def article(translation: list[str], source: list[str] | None = None) -> Article:
    return audit(translation, source=source, source_lang="sr" if source else None, glossary=None, only=()).article


def test_the_demo_article() -> None:
    demo = audit(Path(DEMO), glossary=None, only=()).article
    found = {item.name: item for item in suggestions([demo], Glossary())}
    assert {"Ukraine", "Moscow", "Sergey Lavrov", "Antony Blinken", "Dmytro Kuleba", "Zelensky"} <= found.keys()
    assert (
        not {
            "Dmytro Kuleb",
            "Anthony Blinken",
            "Blinken",
            "Yesterday",
            "Russian Foreign Minister",
            "Friday",
            "Disclaimer",
        }
        & found.keys()
    )
    assert found["Sergey Lavrov"].sources == (("cnr", "Sergej Lavrov"),)
    assert "Kuleb" in found["Dmytro Kuleba"].example
    assert found["Ukraine"].count == 14


def test_what_the_glossary_has_is_not_suggested() -> None:
    demo = audit(Path(DEMO), glossary=None, only=()).article
    glossary = Glossary([Entry("Ukraine"), Entry("Antony Blinken"), Entry("Anthony Tran")])
    names = {item.name for item in suggestions([demo], glossary)}
    assert "Moscow" in names
    assert not {"Ukraine", "Anthony Blinken"} & names


def test_surnames_count_for_the_full_name_over_all_articles() -> None:
    first = article(["Prime Minister Anna Zubrowska spoke with Zubrowska's aides in Wien."])
    second = article(["Critics of Zubrowska went to the office of Ursula von der Brandt."])
    found = {item.name: item.count for item in suggestions([first, second], Glossary())}
    assert found == {"Anna Zubrowska": 3, "Ursula von der Brandt": 1, "Wien": 1}


def test_a_name_wrongly_written_is_suggested_as_it_should_read() -> None:
    told = article(
        ["Blinken met Dmytro Kuleb.", "He spoke of Kuleba's plan."],
        ["Blinken se sastao s Dmitrom Kulebom.", "Govorio je o Kulebinom planu."],
    )
    by_source = article(["Blinken met Dmytro Kuleb."], ["Blinken se sastao s Dmitrom Kulebom i javio se Kulebi."])
    open_to_doubt = article(["Blinken met Dmytro Kuleb."], ["Blinken se sastao s Dmitrom Kulebom."])

    assert "Dmytro Kuleba" in {item.name for item in suggestions([told], Glossary())}
    assert "Dmytro Kuleba" in {item.name for item in suggestions([by_source], Glossary())}
    assert "Dmytro Kuleb" in {item.name for item in suggestions([open_to_doubt], Glossary())}
