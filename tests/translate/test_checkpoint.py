"""Anything that is not a model, or must not be loaded, is refused in one clear line."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from mtcheck.errors import ModelNotFoundError, ModelRejectedError, UsageError
from mtcheck.translate.hub.checkpoint import find_checkpoint, fingerprint


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "model"
    made.mkdir()
    (made / "config.json").write_text('{"model_type": "marian", "is_encoder_decoder": true}', encoding="utf-8")
    (made / "model.safetensors").write_bytes(b"weights")
    return made


def refused(path: Path | str) -> str:
    with pytest.raises(ModelRejectedError) as caught:
        find_checkpoint(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_good_one(folder: Path) -> None:
    found = find_checkpoint(folder)

    assert (found.family, found.seq2seq, found.folder) == ("marian", True, folder)


def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    assert "no config.json" in refused(tmp_path)


def test_a_folder_without_weights(folder: Path) -> None:
    (folder / "model.safetensors").unlink()
    assert "holds no weights" in refused(folder)


@pytest.mark.parametrize("name", ["pytorch_model.bin", "model.pt", "model.ckpt"])
def test_a_pickle_is_refused_with_the_reason_and_the_way_out(folder: Path, name: str) -> None:
    (folder / "model.safetensors").rename(folder / name)
    message = refused(folder)

    assert name in message
    assert "can run code" in message
    assert "save_pretrained" in message


def test_code_of_its_own_is_refused(folder: Path) -> None:
    config = {"model_type": "x", "auto_map": {"AutoModel": "modeling_x.X"}}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    assert "never executes" in refused(folder)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"model_type": 3}', "[" * 100_000, "\udcff"])
def test_a_broken_config(folder: Path, text: str) -> None:
    (folder / "config.json").write_bytes(text.encode("utf-8", errors="surrogateescape"))
    assert "config.json" in refused(folder)


@pytest.mark.parametrize("name", ["./nowhere", "/nowhere/at/all", "~/nowhere-at-all"])
def test_a_folder_that_is_not_there(name: str) -> None:
    with pytest.raises(ModelNotFoundError, match="does not exist"):
        find_checkpoint(name)


def test_a_user_that_is_not_there() -> None:
    with pytest.raises(ModelNotFoundError, match="this machine has no such user"):
        find_checkpoint("~nobody-of-this-name/model")


def test_a_file(folder: Path) -> None:
    with pytest.raises(ModelNotFoundError, match="is a file"):
        find_checkpoint(folder / "config.json")


def test_a_hub_id_that_is_not_here_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtcheck.translate.hub.registry.hub_cache", lambda: tmp_path)

    with pytest.raises(ModelNotFoundError, match="`mtcheck models pull some/model`"):
        find_checkpoint("some/model")


@pytest.mark.parametrize("name", ["no id", "a/b/c", "a/../b", "a\\b", "", "org/na me", "-x/y"])
def test_what_is_no_id(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises((UsageError, ModelRejectedError)):
        find_checkpoint(name)


def test_fingerprint_is_of_the_content(folder: Path, tmp_path: Path) -> None:
    before = fingerprint(folder)
    copy = shutil.copytree(folder, tmp_path / "copy")
    (folder / ".cache").write_text("", encoding="utf-8")

    assert fingerprint(copy) == before
    assert fingerprint(folder) == before
    (copy / "model.safetensors").write_bytes(b"weightz")
    assert fingerprint(copy) != before


def test_fingerprint_of_large_weights_sees_other_weights(folder: Path) -> None:
    size = (1 << 25) + 5
    (folder / "model.safetensors").write_bytes(bytes(size))
    before = fingerprint(folder)
    (folder / "model.safetensors").write_bytes(b"\1" * size)

    assert fingerprint(folder) != before


@pytest.mark.parametrize("name", ["tokenizer.json", "source.spm", "vocab.txt", "model.safetensors"])
def test_a_pipe_among_a_models_files_is_refused(folder: Path, name: str) -> None:
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)

    assert f"{name} cannot be read: this is a pipe" in refused(folder)


@pytest.mark.parametrize("name", ["tokenizer.json", "merges.txt"])
def test_a_tokenizer_of_gigabytes_is_refused(folder: Path, name: str) -> None:
    with (folder / name).open("wb") as sparse:
        sparse.truncate(2**33)

    assert f"{name} is larger than 256 MB" in refused(folder)


def test_weights_that_are_not_read_may_be_large(folder: Path) -> None:
    with (folder / "weights.gguf").open("wb") as sparse:
        sparse.truncate(2**33)

    assert find_checkpoint(folder).family == "marian"
