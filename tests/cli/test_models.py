"""``mtcheck models``, and the proof that no command but pull connects to anything."""

from __future__ import annotations

import json
import socket
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from typer.testing import CliRunner, Result

from mtcheck.cli.models import app
from mtcheck.errors import MtcheckError
from mtcheck.translate.cache import Cache
from mtcheck.translate.embedded.base_languages import BaseLanguage
from mtcheck.translate.hub.registry import File, Record, remember

ANSWERS = "Large house.\nHe came to Belgrade."


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("mtcheck.translate.hub.registry.hub_cache", lambda: tmp_path / "hub")


@pytest.fixture
def attempts(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every attempt to look up a name or to connect; each fails, as on a machine without a network."""
    made: list[object] = []

    def refuse(*asked: object, **_: object) -> NoReturn:
        made.append(asked)
        raise OSError("no network here")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "create_connection", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    return made


@pytest.fixture
def pulled(tmp_path: Path) -> Record:
    folder = tmp_path / "data" / "mtcheck" / "models" / "org--model" / "c"
    folder.mkdir(parents=True)
    (folder / "config.json").write_text('{"model_type": "marian"}', encoding="utf-8")
    (folder / "model.safetensors").write_bytes(b"weights")
    record = Record(
        "org/model",
        "c" * 40,
        folder,
        (File("model.safetensors", 7, "9ab17bba23f51461f166d21b12b3f7a1cf3b3fd3e17e76d1ce0d8f6ed5ba0fd9"),),
        "2026-11-23T20:00:00+00:00",
    )
    remember(record)
    return record


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def text_file(folder: Path, text: str = "Velika kuća. Došao je u Beograd.") -> Path:
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_list_names_models_licences_and_the_choice(tmp_path: Path, pulled: Record) -> None:
    result = run("list")

    assert result.exit_code == 0
    assert "Helsinki-NLP/opus-mt-tc-big-sh-en" in result.stdout
    assert "CC-BY-4.0" in result.stdout
    assert "pulled: org/model at cccccccccccc" in result.stdout
    assert "auto picks" in result.stdout


def test_list_says_what_the_embedded_model_translates_and_how_well(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = {"ru": BaseLanguage("Russian", 54.2, 34, "a test"), "sl": BaseLanguage("Slovenian", 43.1, 40, "a test")}
    monkeypatch.setattr("mtcheck.translate.embedded.base_languages.measured_languages", lambda: measured)
    russian = run("list", "--source-lang", "ru").stdout
    assert "quality: ru: chrF 54.2 (34 sentences of a test)\n    trust: medium" in russian
    assert "to en without the adapter: ru: chrF 54.2\n" in russian
    assert "to en without the adapter: ru: chrF 54.2\n" in run("list").stdout
    assert "embedded  (" not in run("list", "--source-lang", "sl").stdout


def test_path_remove_and_unknown_models(pulled: Record) -> None:
    assert run("path", "org/model").stdout.strip() == str(pulled.folder)
    assert run("remove", "org/model").exit_code == 0
    assert not pulled.folder.exists()
    for command in (["path", "org/model"], ["remove", "org/model"], ["verify", "org/model"], ["verify"]):
        result = run(*command)
        assert isinstance(result.exception, MtcheckError)
        assert result.exception.exit_code == 3
        assert "\n" not in str(result.exception)


def test_verify_finds_a_changed_file(pulled: Record) -> None:
    result = run("verify")

    assert result.exit_code == 1
    assert "model.safetensors has changed" in result.stdout.replace("\n", " ")


def test_cache_stats_and_clear() -> None:
    Cache().put({b"k" * 32: "v"}, model="embedded", kind="translate hbs-en")

    assert "1 answers" in run("cache").stdout
    assert "translate hbs-en" in run("cache", "--stats").stdout
    assert run("cache", "--clear").exit_code == 0
    assert "0 answers" in run("cache", "--stats").stdout
    both = run("cache", "--stats", "--clear").exception
    assert isinstance(both, MtcheckError)
    assert both.exit_code == 2


def test_bench_measures_speed_and_memory(tmp_path: Path) -> None:
    answers = tmp_path / "answers.txt"
    answers.write_text(ANSWERS, encoding="utf-8")
    result = run("bench", text_file(tmp_path), "--translator", f"file:{answers}")

    assert result.exit_code == 0, result.exception
    assert "sentences/s (2 in" in result.stdout
    assert "peak memory" in result.stdout


def test_bench_quality_says_chrf_signature_and_trust(tmp_path: Path) -> None:
    from mtcheck.translate.trust import quality_set

    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(quality_set("sr", "en").references), encoding="utf-8")
    result = run("bench", "--quality", "--translator", f"file:{answers}")

    assert "chrF2 100.0 on 40 sentences" in result.stdout
    assert "nrefs:1|case:mixed" in result.stdout
    assert "trust           high" in result.stdout


def test_bench_of_nothing_is_wrong_usage() -> None:
    result = run("bench")

    assert isinstance(result.exception, MtcheckError)
    assert result.exception.exit_code == 2


@pytest.mark.slow
def test_nothing_but_pull_connects(tmp_path: Path, pulled: Record, attempts: list[object]) -> None:
    """Every command, also with a model that is not here, in an environment where connecting would be recorded."""
    pytest.importorskip("huggingface_hub", reason="without it `models pull` connects to nothing")
    answers = tmp_path / "answers.txt"
    answers.write_text(ANSWERS, encoding="utf-8")
    text = text_file(tmp_path)
    for command in (
        ["list"],
        ["list", "--source-lang", "uk"],
        ["verify"],
        ["path", "org/model"],
        ["path", "org/other"],
        ["cache"],
        ["cache", "--clear"],
        ["bench", text, "--translator", f"file:{answers}"],
        ["bench", text, "--translator", "hf:org/other"],
        ["bench", text, "--translator", "ct2:org/other"],
        ["bench", text, "--translator", "hf:org/model"],
        ["bench", text, "--quality", "--translator", "hf:Helsinki-NLP/opus-mt-tc-big-sh-en"],
        ["remove", "org/model"],
    ):
        run(*command)
        assert attempts == [], f"{command} tried to connect"

    pulling = run("pull", "org/other")
    assert attempts, "pull was not stopped: the proof proves nothing"
    assert isinstance(pulling.exception, MtcheckError)
    assert "the hub did not answer" in str(pulling.exception)


def test_help_imports_nothing_heavy() -> None:
    import subprocess

    code = "import sys, mtcheck.cli.models; print([m for m in ('torch', 'transformers', 'rich') if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.strip() == "[]"
