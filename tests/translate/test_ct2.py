"""CTranslate2: real conversions and real decoding of tiny models."""

from __future__ import annotations

import json
import pickle
import shutil
from pathlib import Path

import pytest

from mtcheck.errors import LanguagePairError, ModelRejectedError, TranslatorError
from mtcheck.translate import load_translator
from mtcheck.translate.cache import CachedTranslator
from mtcheck.translate.ct2.translator import Ct2Translator, convert
from mtcheck.translate.hub.checkpoint import find_checkpoint

torch = pytest.importorskip("torch")  # before CTranslate2, which then shares its OpenMP
pytest.importorskip("ctranslate2")

SENTENCES = ["Blinken će se sastati s Kulebom.", "", "Da.", "Nakon razgovora s ministrima otputovali su u Ženevu."]


@pytest.mark.parametrize("family", ["marian", "m2m100"])
def test_translates_each_sentence_as_alone(family: str, request: pytest.FixtureRequest) -> None:
    translator = Ct2Translator(request.getfixturevalue(family))
    together = translator.translate(SENTENCES, source_lang="sr", target_lang="en")
    alone = [translator.translate([one], source_lang="sr", target_lang="en")[0] for one in SENTENCES]

    assert together[1] == ""
    assert all(together[number] for number in (0, 2, 3))
    assert not any("__en__" in text or "</s>" in text for text in together)
    assert [text[:10] for text in alone] == [text[:10] for text in together]


def test_answers_come_in_the_order_of_the_sentences(marian: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [" ".join(SENTENCES[3].split()[:size]) for size in (4, 1, 7, 2, 5, 3)]
    translator = Ct2Translator(marian)
    expected = [translator.translate([text], source_lang="sr", target_lang="en")[0][:10] for text in texts]
    monkeypatch.setattr("mtcheck.translate.ct2.translator._GROUP", 2)

    assert [made[:10] for made in translator.translate(texts, source_lang="sr", target_lang="en")] == expected


def test_torch_keeps_its_threads(marian: Path) -> None:
    threads = torch.get_num_threads()
    torch.set_num_threads(3)
    try:
        Ct2Translator(marian).translate(["Da."], source_lang="sr", target_lang="en")
        assert torch.get_num_threads() == 3
    finally:
        torch.set_num_threads(threads)


def test_converted_once_whole_and_under_the_content_s_name(marian: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(marian, tmp_path / "copy")
    first = convert(find_checkpoint(marian))
    stamp = (first / "model.bin").stat().st_mtime_ns

    assert convert(find_checkpoint(copy)) == first
    assert (first / "model.bin").stat().st_mtime_ns == stamp
    assert not [path.name for path in first.parent.iterdir() if path.name.startswith(".")]


def test_an_architecture_that_it_does_not_know_is_refused_and_leaves_nothing(marian: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(marian, tmp_path / "copy")
    config = json.loads((copy / "config.json").read_text(encoding="utf-8")) | {"model_type": "prophetnet"}
    (copy / "config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(ModelRejectedError, match=r"cannot convert .* use hf:"):
        Ct2Translator(copy).translate(["Da."], source_lang="sr", target_lang="en")

    assert not list((tmp_path / "cache" / "mtcheck" / "models").glob("ct2*/"))


class Harmful:
    """Unpickled, it leaves a file."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.touch, (self.mark,)


def test_a_pickle_beside_other_safetensors_is_never_loaded(marian: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(marian, tmp_path / "copy")
    (copy / "model.safetensors").rename(copy / "other.safetensors")
    (copy / "pytorch_model.bin").write_bytes(pickle.dumps(Harmful(tmp_path / "harmed")))
    with pytest.raises(ModelRejectedError):
        Ct2Translator(copy).translate(["Da."], source_lang="sr", target_lang="en")

    assert not (tmp_path / "harmed").exists()


def test_causal_models_are_sent_elsewhere(qwen2: Path) -> None:
    with pytest.raises(ModelRejectedError, match="use hf:"):
        Ct2Translator(qwen2)


def test_a_pair_that_the_model_does_not_know(m2m100: Path) -> None:
    with pytest.raises(LanguagePairError, match="does not know the language xx"):
        Ct2Translator(m2m100).translate(["Da."], source_lang="xx", target_lang="en")


def test_too_long_a_sentence_is_translated_in_clauses(marian: Path, caplog: pytest.LogCaptureFixture) -> None:
    long = "Ministar je stigao, zatim je otišao, " * 20 + "i to je bilo sve."
    (made,) = Ct2Translator(marian).translate([long], source_lang="sr", target_lang="en")

    assert made
    assert "translated in parts" in caplog.text


def test_memory_halves_the_batch_then_is_a_clear_error(marian: Path) -> None:
    translator = Ct2Translator(marian)
    expected = translator.translate(SENTENCES, source_lang="sr", target_lang="en")
    engine = translator._engine

    class Tight:
        def __init__(self, most: int) -> None:
            self.most = most

        def translate_batch(self, sources: list[list[str]], **options: object) -> object:
            if len(sources) > self.most:
                raise RuntimeError("std::bad_alloc")
            return engine.translate_batch(sources, **options)

    translator._engine = Tight(1)
    halved = translator.translate(SENTENCES, source_lang="sr", target_lang="en")
    assert [text[:10] for text in halved] == [text[:10] for text in expected]
    translator._engine = Tight(0)
    with pytest.raises(TranslatorError, match="bad_alloc"):
        translator.translate(SENTENCES, source_lang="sr", target_lang="en")


def test_a_re_run_loads_no_model(marian: Path) -> None:
    load_translator(f"ct2:{marian}").translate(SENTENCES, source_lang="sr", target_lang="en")
    again = load_translator(f"ct2:{marian}")
    again.translate(SENTENCES, source_lang="sr", target_lang="en")

    assert isinstance(again, CachedTranslator)
    assert isinstance(again.inner, Ct2Translator)
    assert again.inner._engine is None
