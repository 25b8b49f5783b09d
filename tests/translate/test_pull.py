"""Fetching, verifying and removing models, against a hub that runs on this machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mtcheck.errors import ModelNotFoundError, ModelRejectedError, TranslatorError, UsageError
from mtcheck.translate.hub.checkpoint import find_checkpoint
from mtcheck.translate.hub.pull import pull, remove, verify
from mtcheck.translate.hub.registry import find_model, records
from tests.loopback import Handler, serving

COMMIT, OLDER = "0123456789abcdef0123456789abcdef01234567", "fedcba9876543210fedcba9876543210fedcba98"
CONFIG = json.dumps({"model_type": "marian", "is_encoder_decoder": True}).encode()


def git_sha1(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0%b" % (len(content), content), usedforsecurity=False).hexdigest()


class Hub:
    """What a test puts on the hub, and what was asked of it."""

    def __init__(self) -> None:
        self.files = {"config.json": CONFIG, "model.safetensors": bytes(range(256)) * 4096, "vocab.json": b"{}"}
        self.announced: dict[str, str] = {}
        self.commit = COMMIT
        self.requests: list[str] = []
        self.break_after: int | None = None
        self.ranges: list[str] = []

    def info(self) -> dict[str, Any]:
        siblings = []
        for name, content in self.files.items():
            file: dict[str, Any] = {"rfilename": name, "size": len(content), "blobId": git_sha1(content)}
            if name.endswith((".safetensors", ".bin")):
                digest = self.announced.get(name, hashlib.sha256(content).hexdigest())
                file["lfs"] = {"size": len(content), "sha256": digest, "pointerSize": 1}
            siblings.append(file)
        return {"id": "org/model", "modelId": "org/model", "sha": self.commit, "siblings": siblings, "tags": []}

    def tree(self) -> list[dict[str, Any]]:
        return [
            {"type": "file", "path": name, "size": len(content), "oid": "0" * 40}
            | (
                {"lfs": {"oid": hashlib.sha256(content).hexdigest(), "size": len(content), "pointerSize": 1}}
                if name.endswith((".safetensors", ".bin"))
                else {}
            )
            for name, content in self.files.items()
        ]


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:  # noqa: C901
    state = Hub()

    class HubHandler(Handler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            self.answer(body=False)

        def do_GET(self) -> None:
            self.answer(body=True)

        def answer(self, *, body: bool) -> None:
            state.requests.append(f"{self.command} {self.path}")
            if self.path.startswith("/api/models/org/model/revision/nothere"):
                self.part(404, b"{}", {"X-Error-Code": "RevisionNotFound"}, body=body)
            elif self.path.startswith("/api/models/org/model/tree/"):
                self.part(200, json.dumps(state.tree()).encode(), {"Content-Type": "application/json"}, body=body)
            elif self.path.startswith("/api/models/org/model"):
                self.part(200, json.dumps(state.info()).encode(), {"Content-Type": "application/json"}, body=body)
            elif self.path.startswith("/org/model/resolve/"):
                self.file(self.path.rpartition("/")[2].partition("?")[0], body=body)
            else:
                self.part(404, b"{}", {"X-Error-Code": "RepoNotFound"}, body=body)

        def file(self, name: str, *, body: bool) -> None:
            content = state.files[name]
            headers = {"ETag": f'"{hashlib.sha256(content).hexdigest()}"', "X-Repo-Commit": COMMIT}
            status, start = 200, 0
            if asked := self.headers.get("Range"):
                state.ranges.append(asked)
                start, status = int(asked.removeprefix("bytes=").partition("-")[0]), 206
                headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
            part = content[start:]
            if body and state.break_after is not None and name == "model.safetensors":
                self.part(status, content[start : max(start, state.break_after)], headers, body=True, length=len(part))
                self.close_connection = True
                return
            self.part(status, part, headers, body=body)

        def part(
            self, status: int, content: bytes, headers: dict[str, str], *, body: bool, length: int | None = None
        ) -> None:
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(content) if length is None else length))
            self.end_headers()
            if body:
                self.wfile.write(content)

    from huggingface_hub import constants, hf_api

    with serving(HubHandler) as endpoint:
        template = endpoint + "/{repo_id}/resolve/{revision}/{filename}"
        monkeypatch.setattr(constants, "ENDPOINT", endpoint)
        monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", template)
        monkeypatch.setattr(hf_api.api, "endpoint", endpoint)
        monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
        monkeypatch.setattr(constants, "HF_HUB_DISABLE_PROGRESS_BARS", True)
        monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", 1 << 16)
        yield state


def test_pull_pins_a_commit_and_records_sha256(hub: Hub) -> None:
    record = pull("org/model")

    assert record.commit == COMMIT
    assert {file.name: file.sha256 for file in record.files} == {
        name: hashlib.sha256(content).hexdigest() for name, content in hub.files.items()
    }
    assert records() == (record,)
    assert find_model("org/model") == record.folder
    assert find_checkpoint("org/model").family == "marian"
    assert find_checkpoint("org/model").named == f"org/model@{COMMIT[:12]}"
    assert find_checkpoint(record.folder).named == str(record.folder)
    assert verify(record) == []
    assert not any("/main/" in request for request in hub.requests if "resolve" in request)


def test_only_safetensors_configuration_and_tokenizer_are_fetched(hub: Hub) -> None:
    unwanted = ("pytorch_model.bin", "modeling_x.py", "tf_model.h5", "README.md", "flax_model.msgpack")
    hub.files |= dict.fromkeys(unwanted, b"x")
    hub.files |= {"source.spm": b"spm", "tokenizer.json": b"{}"}
    record = pull("org/model")

    fetched = {file.name for file in record.files}
    assert fetched == {"config.json", "model.safetensors", "vocab.json", "source.spm", "tokenizer.json"}
    assert not any(name in request for request in hub.requests for name in unwanted)


def test_a_pickle_only_model_is_refused(hub: Hub) -> None:
    hub.files["pytorch_model.bin"] = hub.files.pop("model.safetensors")
    with pytest.raises(ModelRejectedError, match=r"no safetensors, only pytorch_model\.bin.*refs/pr/NUMBER"):
        pull("org/model")

    assert records() == ()
    assert not any("resolve" in request for request in hub.requests)


def test_an_interrupted_pull_goes_on_where_it_stopped(hub: Hub) -> None:
    hub.break_after = 300_000
    with pytest.raises(TranslatorError, match="run the same command again"):
        pull("org/model")
    assert records() == ()
    hub.break_after = None
    hub.ranges.clear()
    record = pull("org/model")

    assert verify(record) == []
    assert any(int(asked.removeprefix("bytes=").partition("-")[0]) > 0 for asked in hub.ranges)


def test_a_file_that_is_not_what_the_hub_announces(hub: Hub) -> None:
    hub.announced["model.safetensors"] = "0" * 64
    with pytest.raises(ModelRejectedError, match=r"model\.safetensors does not match the checksum on the hub"):
        pull("org/model")
    assert records() == ()


def test_a_small_file_that_is_not_what_the_hub_announces(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "git_sha1", lambda _: "0" * 40)
    with pytest.raises(ModelRejectedError, match=r"config\.json does not match the checksum on the hub"):
        pull("org/model")
    assert records() == ()


def test_unknown_model_revision_and_no_connection(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ModelNotFoundError, match="no public model"):
        pull("org/other")
    with pytest.raises(ModelNotFoundError, match="no revision 'nothere'"):
        pull("org/model", revision="nothere")
    with pytest.raises(UsageError, match="not a model id"):
        pull("../../etc/passwd")
    from huggingface_hub import hf_api

    monkeypatch.setattr(hf_api.api, "endpoint", "http://127.0.0.1:9")
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelNotFoundError, match="did not answer"):
        pull("org/model")


def test_no_room(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 1000})())
    with pytest.raises(TranslatorError, match=r"needs 0\.0 GB .* free some space"):
        pull("org/model")
    assert not any("resolve" in request for request in hub.requests)


def test_verify_says_what_changed(hub: Hub) -> None:
    record = pull("org/model")
    (record.folder / "vocab.json").unlink()
    weights = record.folder / "model.safetensors"
    content = weights.read_bytes()
    weights.unlink()
    weights.write_bytes(content[:-1] + b"?")

    assert verify(record) == [
        f"{weights} has changed since it was pulled",
        f"{record.folder / 'vocab.json'} is missing",
    ]


@pytest.mark.parametrize("name", ["vocab.json", "model.safetensors"])
@pytest.mark.parametrize("damage", [b"", b"?", b"[]"])
def test_a_damaged_file_is_fetched_again(hub: Hub, name: str, damage: bytes) -> None:
    path = pull("org/model").folder / name
    path.unlink()
    path.write_bytes(damage)
    assert verify(pull("org/model")) == []
    assert path.read_bytes() == hub.files[name]


def test_remove_frees_all_commits(hub: Hub) -> None:
    hub.commit = OLDER
    older = pull("org/model")
    hub.commit = COMMIT
    newer = pull("org/model")
    assert remove("org/model") == older.size + newer.size
    assert not older.folder.exists()


def test_remove(hub: Hub) -> None:
    record = pull("org/model")

    assert remove("org/model") > 1_000_000
    assert not record.folder.exists()
    assert records() == ()
    with pytest.raises(ModelNotFoundError, match="was not pulled"):
        remove("org/model")
