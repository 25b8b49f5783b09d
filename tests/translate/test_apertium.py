"""The apertium command: through a stand-in everywhere, through the real one where it is installed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from mtcheck.errors import LanguagePairError, ModelNotFoundError, TranslatorError
from mtcheck.model import Trust
from mtcheck.translate import Translator, load_translator
from mtcheck.translate.apertium import translator as apertium
from mtcheck.translate.apertium.translator import ApertiumTranslator, mode_for

REAL = subprocess.run(["sh", "-c", "apertium -l"], capture_output=True, text=True, check=False).stdout.split()
STAND_IN = f"""#!{sys.executable}
import sys
if sys.argv[1] == "-l":
    print("  eng-hbs\\n  hbs-eng\\n  es-en")
    sys.exit()
text = sys.stdin.buffer.read()
if b"fail" in text:
    sys.exit("the pipeline broke")
sys.stdout.buffer.write(text.upper() + b"\\0\\0")
"""


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = tmp_path / "bin" / "apertium"
    command.parent.mkdir()
    command.write_text(STAND_IN, encoding="utf-8")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(command.parent), prepend=os.pathsep)
    apertium._modes.cache_clear()
    monkeypatch.setattr(apertium, "_modes", apertium._modes.__wrapped__)


@pytest.mark.usefixtures("stand_in")
def test_each_sentence_gets_its_own_answer() -> None:
    sentences = ["dobar\ndan", "[a] ^b/c$ <d> \\ {e}@", "", "Здраво"]
    made = ApertiumTranslator().translate(sentences, source_lang="cnr", target_lang="en-GB")

    assert made == ["DOBAR DAN", "[A] ^B/C$ <D> \\ {E}@", "", "ZDRAVO"]


@pytest.mark.usefixtures("stand_in")
def test_modes_by_language_group() -> None:
    assert [mode_for(tag, "en") for tag in ("sr-Latn", "hr", "cnr", "es", "de")] == [
        "hbs-eng",
        "hbs-eng",
        "hbs-eng",
        "es-en",
        None,
    ]


@pytest.mark.usefixtures("stand_in")
def test_a_pair_that_is_not_installed() -> None:
    with pytest.raises(LanguagePairError, match=r"does not translate de to en.*hbs-eng"):
        ApertiumTranslator().translate(["Guten Tag."], source_lang="de", target_lang="en")


@pytest.mark.usefixtures("stand_in")
def test_a_failing_pipeline() -> None:
    with pytest.raises(TranslatorError, match="hbs-eng failed: the pipeline broke"):
        ApertiumTranslator().translate(["fail"], source_lang="sr", target_lang="en")


def test_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert mode_for("sr", "en") is None
    with pytest.raises(ModelNotFoundError, match="apt install"):
        load_translator("apertium")


@pytest.mark.skipif("hbs-eng" not in REAL, reason="apertium-hbs-eng is not installed")
def test_the_real_one() -> None:
    translator = load_translator("apertium")
    made = translator.translate(
        ["Velika kuća.", "Велика кућа.", "", "Nepoznatariječ [1] ^ $."], source_lang="sr", target_lang="en"
    )

    assert isinstance(translator, Translator)
    assert translator.trust is Trust.LOW
    assert made == ["Large house.", "Large house.", "", "Nepoznatariječ [1] ^ $."]
