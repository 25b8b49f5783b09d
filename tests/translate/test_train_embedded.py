"""scripts/train_embedded on a tiny Qwen2: the way of a GPU, in bf16 and with large batches, here on the CPU."""

from __future__ import annotations

import gzip
import importlib.util
import itertools
import json
import lzma
import re
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any

import pytest

from mtcheck.translate.embedded import translator as embedded
from mtcheck.translate.embedded.adapter import load_adapter, merging
from mtcheck.translate.embedded.packaged import BASE_SHA256
from mtcheck.translate.embedded.prompt import adapted_prompt
from mtcheck.translate.embedded.translator import EmbeddedTranslator
from tests.conftest import ROOT

HELD_OUT = 1084
"""What the model card says of the news: from here on nothing is trained on."""
ON_A_CPU = ("--device", "cpu", "--precision", "bf16", "--rate", "0.01", "--evaluate-every", "0")
AS_ON_A_GPU = (*ON_A_CPU, "--tokens", "4096", "--rank", "32", "--news-passes", "2")


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The script as a module, nothing compiled; what it changes in transformers and signals is put back."""
    import torch
    from transformers.models.qwen2 import modeling_qwen2 as qwen2

    monkeypatch.setenv("TORCHDYNAMO_DISABLE", "1")
    monkeypatch.setenv("TQDM_DISABLE", "1")
    monkeypatch.syspath_prepend(ROOT / "scripts")
    monkeypatch.setattr(qwen2.Qwen2MLP, "forward", qwen2.Qwen2MLP.forward)
    monkeypatch.setattr(qwen2.Qwen2RMSNorm, "forward", qwen2.Qwen2RMSNorm.forward)
    monkeypatch.setattr(qwen2, "apply_rotary_pos_emb", qwen2.apply_rotary_pos_emb)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    threads, state = torch.get_num_threads(), torch.get_rng_state()
    loader = SourceFileLoader("train_embedded", str(ROOT / "scripts/train_embedded"))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setitem(sys.modules, loader.name, module)  # dataclasses look it up
    loader.exec_module(module)
    # Pronunciations and names of people come from packages that only benchmarks need.
    monkeypatch.setattr(sys.modules["embedded_data"], "respell", lambda source, target, _rng: (source, target))
    monkeypatch.setattr(module, "people", lambda: (("Ana",), ("Smith",)))
    yield module
    for number, handler in handlers.items():
        signal.signal(number, handler)
    torch.set_num_threads(threads)
    torch.set_rng_state(state)


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """News, held-out news, books and Tatoeba; every sentence has its own number."""
    origins = ["ntrex-hrv"] * (HELD_OUT + 50) + ["tatoeba"] * 60 + ["books-Oz"] * 60
    lines = [f"{origin}\tRat {n}.\tWar {n}.\n" for n, origin in enumerate(origins, 10_000)]
    path = tmp_path_factory.mktemp("pairs") / "pairs.tsv.xz"
    path.write_bytes(lzma.compress("".join(lines).encode()))
    return path


@pytest.fixture(scope="module")
def base(qwen2: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny Qwen2 with embeddings twenty times as long: random ones let no adapter be sure of a token."""
    import torch
    from transformers import AutoModelForCausalLM

    folder = tmp_path_factory.mktemp("base")
    shutil.copytree(qwen2, folder, dirs_exist_ok=True)
    model: Any = AutoModelForCausalLM.from_pretrained(qwen2)
    with torch.no_grad():
        model.get_input_embeddings().weight.mul_(20)
    model.save_pretrained(folder)
    return folder


@pytest.fixture
def run(script: Any, pairs: Path, base: Path, tmp_path: Path) -> Any:
    """Train in a folder whose tables of glosses are there already, as if copied; returns the exit code."""

    def train(folder: str, *options: str) -> int:
        table = gzip.compress(b"rat\twar\n")
        (tmp_path / folder / "adapter").mkdir(parents=True, exist_ok=True)
        for name in ("glosses-0.tsv.gz", "glosses-1.tsv.gz", "adapter/glosses.tsv.gz"):
            (tmp_path / folder / name).write_bytes(table)
        given = [str(pairs), "--base", str(base), "--folder", str(tmp_path / folder), "--threads", "1", *options]
        code: int = script.main(given)
        return code

    return train


def log(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "log.jsonl").read_text(encoding="utf-8").splitlines()]


def steps(folder: Path) -> list[dict[str, Any]]:
    return [line for line in log(folder) if "loss" in line and "event" not in line]


def weights(folder: Path) -> dict[str, Any]:
    from safetensors.torch import load_file

    return load_file(folder / "adapter/adapter_model.safetensors")


def test_all_pairs_but_held_out_documents_are_learnt(
    script: Any, run: Any, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[Any]] = []
    loss_of = script.loss_of

    def spied(model: Any, output: Any, batch: Any) -> Any:
        seen.append(batch)
        return loss_of(model, output, batch)

    monkeypatch.setattr(script, "loss_of", spied)
    assert run("run", *AS_ON_A_GPU) == 0

    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    texts = [tokenizer.decode([*asked, *answer]) for batch in seen for asked, answer in batch]
    assert all(re.match(r"(?:RAT|Rat) \d+\.\nwar ", text) for text in texts)  # with drafts
    times = Counter(int(number) for text in texts for number in re.findall(r"\d+", text.rpartition("English:")[2]))
    news = range(10_000, 10_000 + HELD_OUT)
    others = range(news.stop + 50, news.stop + 50 + 120)
    assert times == Counter(dict.fromkeys(news, 2) | dict.fromkeys(others, 1))
    sizes = [line["tokens"] for line in steps(tmp_path / "run")]
    assert 2048 < max(sizes) <= 4096
    assert log(tmp_path / "run")[-1]["event"] == "finished"

    losses = [line["loss"] for line in steps(tmp_path / "run")]
    assert sum(losses[-3:]) < 0.7 * sum(losses[:3])
    rates = [line["rate"] for line in steps(tmp_path / "run")]
    assert rates[-1] < 0.2 * max(rates)

    adapter = load_adapter(tmp_path / "run/adapter")
    assert adapter.scale == 2.0
    assert {tensor.shape[0] for name, tensor in weights(tmp_path / "run").items() if "lora_A" in name} == {32}
    monkeypatch.setattr(embedded, "base_checkpoint", lambda: base)
    answers = [
        EmbeddedTranslator(adapter=path).translate(["Rat 10007."], source_lang="sr", target_lang="en")[0]
        for path in (None, adapter.folder)
    ]
    assert answers[0] != answers[1]
    assert surprise(base, adapter.folder, "War 10007.") < 0.5 * surprise(base, None, "War 10007.")


def surprise(base: Path, adapter: Path | None, answer: str) -> float:
    """Mean of -log p over an answer's tokens, in float32 by transformers."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(base)
    model = AutoModelForCausalLM.from_pretrained(base, dtype=torch.float32)
    if adapter:
        change = merging(load_adapter(adapter), BASE_SHA256)
        with torch.no_grad():
            for name, weight in model.named_parameters():
                change(name, weight)
    asked = tokenizer(adapted_prompt("Rat 10007.", "war 10007"), return_tensors="pt").input_ids
    wanted = tokenizer(answer, return_tensors="pt").input_ids
    ids = torch.cat([asked, wanted], 1)
    with torch.inference_mode():
        logits = model(ids).logits[0, asked.shape[1] - 1 : -1]
    return float(torch.nn.functional.cross_entropy(logits, wanted[0]))


def test_resume_goes_on_from_the_step(run: Any, tmp_path: Path) -> None:
    """Stopped and gone on with, the adapter is the one of a run that nothing stopped."""
    import torch

    assert run("whole", *AS_ON_A_GPU) == 0
    assert run("stopped", *AS_ON_A_GPU, "--minutes", "0") == 0
    assert len(steps(tmp_path / "stopped")) == 1
    assert run("stopped", "--resume", "--minutes", "0", *AS_ON_A_GPU) == 0
    assert run("stopped", "--resume", *ON_A_CPU) == 0  # the recipe is the state's

    keys = ("step", "number", "loss", "rate", "tokens")
    whole, stopped = ([[line[key] for key in keys] for line in steps(tmp_path / name)] for name in ("whole", "stopped"))
    assert whole == stopped
    known = weights(tmp_path / "whole")
    assert all(torch.equal(tensor, known[name]) for name, tensor in weights(tmp_path / "stopped").items())

    assert run("stopped", "--resume", *AS_ON_A_GPU) == 0
    assert len(steps(tmp_path / "stopped")) == len(whole)


def test_resume_changes_no_recipe(run: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("run", *AS_ON_A_GPU, "--minutes", "0") == 0
    capsys.readouterr()
    assert run("run", "--resume", "--device", "cpu", "--rank", "64") == 2
    assert run("run", *AS_ON_A_GPU) == 2
    told, lost = capsys.readouterr().err.splitlines()
    assert "was trained with --rank 32 --tokens 4096 --news-passes 2" in told
    assert "would be lost" in lost


def test_cuda_without_a_gpu_is_one_line(
    run: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    assert run("run", "--device", "cuda") == 3
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: --device cuda: ")
    assert "finds no GPU" in line


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--resume"], "to go on from"),
        (["--tokens", "100"], "--tokens 320"),
        (["--base", "nowhere"], "no checkpoint"),
    ],
)
def test_what_cannot_be_is_one_line(
    run: Any, options: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("run", "--device", "cpu", *options) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert message in line


def test_int8_is_for_a_cpu(run: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: True)
    assert run("run", "--precision", "int8") == 2
    assert "int8 is for a CPU" in capsys.readouterr().err


def test_where_memory_is_short_activations_are_computed_twice(
    script: Any, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which changes no figure; held-out documents are measured as before."""
    import torch

    options = [*AS_ON_A_GPU, "--evaluate-every", "1", "--minutes", "0"]
    assert run("enough", *options) == 0
    loss_of, calls = script.loss_of, itertools.count()

    def short(model: Any, output: Any, batch: Any) -> Any:
        if next(calls) == 0:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return loss_of(model, output, batch)

    monkeypatch.setattr(script, "loss_of", short)
    assert run("short", *options) == 0
    assert any("computed twice" in line.get("event", "") for line in log(tmp_path / "short"))
    enough, twice = (log(tmp_path / name) for name in ("enough", "short"))
    for line in ("loss", "norm"):
        assert steps(tmp_path / "short")[0][line] == pytest.approx(steps(tmp_path / "enough")[0][line], rel=1e-3)
    assert [x["chrf"] for x in twice if "chrf" in x] == [x["chrf"] for x in enough if "chrf" in x] != []
    assert load_adapter(tmp_path / "short/adapter-1").scale == 2.0

    def none(model: Any, output: Any, batch: Any) -> Any:
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(script, "loss_of", none)
    capsys.readouterr()
    assert run("none", *options) == 3
    (line,) = capsys.readouterr().err.splitlines()
    assert "--tokens" in line


def test_an_adapter_of_a_lower_rank_is_where_a_higher_one_starts(
    script: Any, run: Any, base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The very same matrices are added; and int8, the way of a CPU, trains as well."""
    import torch
    from transformers import AutoModelForCausalLM

    assert run("low", "--device", "cpu", "--rank", "4", "--rate", "0.1", "--news-passes", "1", "--minutes", "0") == 0
    low = tmp_path / "low/adapter"
    _, adapters = script.load_model(base, "cpu", "bf16", 8)
    training = script.Training(tmp_path / "low", script.Recipe(8, 600, 2), adapters)
    training.start_from(low)
    assert (training.progress["step"], training.progress["number"]) == (0, 0)

    model = AutoModelForCausalLM.from_pretrained(base, dtype=torch.float32)
    change = merging(load_adapter(low), BASE_SHA256)
    changed = 0
    for name, weight in model.named_parameters():
        stem = f"base_model.model.{name.removesuffix('.weight')}"
        if f"{stem}.lora_A.weight" in training.master:
            before = weight.detach().clone()
            with torch.no_grad():
                added = change(name, weight).detach() - before
            a, b = (training.master[f"{stem}.lora_{side}.weight"] for side in "AB")
            assert a.shape[0] == 8
            assert torch.allclose(added, 2 * b @ a, atol=1e-6)
            changed += bool(added.any())
    assert changed

    assert run("lower", "--device", "cpu", "--rank", "2", "--start", str(low)) == 2
    assert "--rank 4 or more" in capsys.readouterr().err


def test_prepare_writes_tables_alone(run: Any, tmp_path: Path) -> None:
    assert run("run", "--device", "cpu", "--prepare") == 0
    assert sorted(path.name for path in (tmp_path / "run").iterdir()) == [
        "adapter",
        "glosses-0.tsv.gz",
        "glosses-1.tsv.gz",
        "vocabulary.json",
    ]
