"""The int8 decoder beside transformers, on the same tiny checkpoint."""

from __future__ import annotations

import json
import os
import shutil
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from mtcheck.errors import ModelRejectedError
from mtcheck.translate.embedded.int8 import Int8Decoder, Outcome, Task, _common_start, convert

TEXTS = [
    "Blinken će se sastati s Dmitrom Kulebom.",
    "Rat.",
    "Predsjednik je rekao da je rat počeo 2014. godine, i da se ne zna kad će završiti.",
    "Skupština je juče usvojila zakon.",
]


@pytest.fixture(scope="module")
def folder(qwen2: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("int8")
    convert(qwen2, made, lambda _, weight: weight)
    return made


@pytest.fixture(scope="module")
def decoder(folder: Path) -> Int8Decoder:
    return Int8Decoder(folder)


@pytest.fixture(scope="module")
def texts(qwen2: Path) -> list[list[int]]:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(qwen2 / "tokenizer.json"))
    return [tokenizer.encode(text).ids for text in TEXTS]


@pytest.fixture(scope="module")
def model(qwen2: Path) -> Any:
    from transformers import AutoModelForCausalLM

    return AutoModelForCausalLM.from_pretrained(qwen2)


def test_probabilities_are_those_of_the_model(decoder: Int8Decoder, model: Any, texts: list[list[int]]) -> None:
    import torch

    found = decoder.score(texts, [1] * len(texts))
    for text, values in zip(texts, found, strict=True):
        with torch.inference_mode():
            all_logits = model(torch.tensor([text])).logits[0, :-1]
        kept = torch.zeros(all_logits.shape[-1], dtype=torch.bool)
        kept[decoder.tokens] = True
        kept[text] = True
        logits = all_logits.masked_fill(~kept, float("-inf")).log_softmax(-1)
        wanted = logits[torch.arange(len(text) - 1), torch.tensor(text[1:])]
        assert values == pytest.approx(wanted.tolist(), abs=0.05)


def test_what_is_decoded_is_what_is_likeliest(decoder: Int8Decoder, model: Any, texts: list[list[int]]) -> None:
    import torch

    (made,) = decoder.generate(texts[:1], [8], end=-1)
    with torch.inference_mode():
        logits = model(torch.tensor([texts[0] + made])).logits[0, len(texts[0]) - 1 : -1]
    best = logits[:, decoder.tokens].amax(-1)
    chosen = logits[torch.arange(len(made)), torch.tensor(made)]
    assert torch.all(best - chosen < 0.05)


@pytest.mark.parametrize("memory", [5000, 150, 90])
def test_sentences_do_not_depend_on_their_company(
    memory: int, decoder: Int8Decoder, texts: list[list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    many = texts * 3
    bounds = [3 + number for number in range(len(many))]
    alone = [decoder.generate([text], [bound], end=-1)[0] for text, bound in zip(many, bounds, strict=True)]
    monkeypatch.setattr("mtcheck.translate.embedded.int8._SLOTS", 5)
    monkeypatch.setattr("mtcheck.translate.embedded.int8._CHUNK", 40)
    monkeypatch.setattr("mtcheck.translate.embedded.int8._MEMORY", memory)
    kept: dict[int, list[int]] = {}

    def keep(number: int, outcome: Outcome) -> None:
        assert number not in kept
        kept[number] = list(outcome.answer)

    tasks = [Task(text, bound) for text, bound in zip(many, bounds, strict=True)]
    assert [outcome.answer for outcome in decoder.work(tasks, end=-1, found=keep)] == alone
    assert kept == dict(enumerate(alone))
    assert list(kept) != sorted(kept)
    assert [len(answer) for answer in alone] == bounds


def test_an_answer_ends_before_its_end_token(decoder: Int8Decoder, texts: list[list[int]]) -> None:
    (made,) = decoder.generate(texts[:1], [12], end=-1)
    end = made[5]
    first = made.index(end)
    assert decoder.generate(texts[:1], [12], end=end) == [made[:first]]


def test_nothing_is_said_twice_where_that_is_forbidden(decoder: Int8Decoder, texts: list[list[int]]) -> None:
    (made,) = decoder.generate(texts[1:2], [60], end=-1, no_repeat=2)
    pairs = list(pairwise(made))
    assert len(pairs) == 59
    assert len(set(pairs)) == len(pairs)


def test_only_what_english_is_written_with_is_decoded(decoder: Int8Decoder, qwen2: Path) -> None:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(qwen2 / "tokenizer.json"))
    pieces = [tokenizer.decode([number]) for number in decoder.tokens.tolist()]
    assert not any("\u0400" <= char <= "\u04ff" or char in "{}\n" for piece in pieces for char in piece)
    assert {"a", "č", " ", ".", "9"} & set("".join(pieces)) == {"a", "č", " ", ".", "9"}


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize("damage", ["none", "first", "middle", "dropped", "doubled", "another", "cut"])
def test_a_draft_changes_nothing_of_the_answer(
    damage: str, together: bool, decoder: Int8Decoder, texts: list[list[int]]
) -> None:
    """The text under audit is tried as a draft: whatever it is, the answer is the one made without it."""
    end = 0
    plain = decoder.generate(texts, [24] * len(texts), end=end)
    assert all(plain)
    tasks = []
    for text, made in zip(texts, plain, strict=True):
        half = len(made) // 2
        forced = {
            "none": made,
            "first": [made[0] + 1, *made[1:]],
            "middle": [*made[:half], made[half] + 1, *made[half + 1 :]],
            "dropped": [*made[:half], *made[half + 2 :]],
            "doubled": [*made[:half], *made],
            "another": text,
            "cut": made[:3],
        }[damage]
        tasks.append(Task(text, 24, [*forced, end]))

    def doubtful(_number: int, logprobs: list[float]) -> list[int]:
        return sorted(range(len(logprobs)), key=logprobs.__getitem__)[:2]

    alone = [decoder.work([task], end, doubtful=doubtful)[0] for task in tasks]
    found = decoder.work(tasks, end, doubtful=doubtful) if together else alone
    assert [each.answer for each in found] == plain
    assert [each.readings for each in found] == [each.readings for each in alone]


@pytest.fixture
def passes(decoder: Int8Decoder, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows each pass through a layer has, from here on."""
    counts: list[int] = []
    inner = decoder._add

    def counted(layer: Any, hidden: Any, mixed: Any) -> None:
        counts.append(len(hidden))
        inner(layer, hidden, mixed)

    monkeypatch.setattr(decoder, "_add", counted)
    return counts


def test_a_draft_that_is_right_saves_passes(decoder: Int8Decoder, texts: list[list[int]], passes: list[int]) -> None:
    (made,) = decoder.generate(texts[:1], [24], end=-1)
    passes.clear()
    (plain,) = decoder.work([Task(texts[0], 24)], end=-1)
    without = len(passes)
    passes.clear()
    (drafted,) = decoder.work([Task(texts[0], 24, [*made[:12], made[12] + 1, *made[12:]])], end=-1)
    assert plain.answer == drafted.answer == made
    assert len(passes) < without / 2


def test_what_one_prompt_is_asked_is_decoded_side_by_side(
    decoder: Int8Decoder, texts: list[list[int]], passes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer and a reading are decoded together while there is room, each as if it were alone."""
    monkeypatch.setattr("mtcheck.translate.embedded.int8._TRIED", 0)
    task, found, counts = Task(texts[0], 8, [*texts[1], 0]), [], []
    for slots in (1, 24):
        monkeypatch.setattr("mtcheck.translate.embedded.int8._SLOTS", slots)
        passes.clear()
        found += decoder.work([task], end=-1, doubtful=lambda _number, _logprobs: [1])
        counts.append(len(passes))
    assert (found[0].answer, found[0].readings) == (found[1].answer, found[1].readings)
    assert counts[1] < counts[0]


def test_no_prompts_no_answers(decoder: Int8Decoder) -> None:
    assert decoder.generate([], [], end=0) == []
    assert decoder.score([], []) == []


def test_another_kind_of_checkpoint_is_refused(marian: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelRejectedError, match="not a Qwen2 checkpoint"):
        convert(marian, tmp_path, lambda _, weight: weight)


def test_weights_cut_short_while_in_use_are_a_failure_of_the_model(
    folder: Path, tmp_path: Path, texts: list[list[int]]
) -> None:
    """If they were mapped, the process would end here (SIGBUS)."""
    copy = shutil.copytree(folder, tmp_path / "copy")
    decoder = Int8Decoder(copy)
    for path in copy.glob("*.safetensors"):
        os.truncate(path, 0)
    with pytest.raises(ModelRejectedError, match="cut short: delete this folder"):
        decoder.generate(texts, [3] * len(texts), end=0)


@pytest.mark.parametrize("damage", ["gone", "no tensors", "no shape", "short", "other rows"])
def test_a_damaged_conversion_says_what_to_delete(damage: str, folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    match damage:
        case "gone":
            (copy / "layer-1.safetensors").unlink()
        case "no tensors":
            (copy / "head.safetensors").write_bytes(b"no tensors")
        case "short":
            os.truncate(copy / "embedding.safetensors", (copy / "embedding.safetensors").stat().st_size - 1)
        case "other rows":
            shutil.copy(copy / "layer-1.safetensors", copy / "embedding.safetensors")
        case "no shape":
            (copy / "int8.json").write_text(json.dumps({"layers": 2}), encoding="utf-8")
    with pytest.raises(ModelRejectedError, match="delete this folder"):
        Int8Decoder(copy)


def test_one_read_gives_answer_probabilities_and_readings(decoder: Int8Decoder, texts: list[list[int]]) -> None:
    """A prompt read once says what reading it for each answer says."""
    prompts, forced = texts[:3], [text[:5] for text in (texts[3], texts[0], texts[1])]
    tasks = [Task(prompt, 8, own) for prompt, own in zip(prompts, forced, strict=True)]
    outcomes = decoder.work(tasks, end=-1, doubtful=lambda _number, _logprobs: [0, 3])

    answers = decoder.generate(prompts, [8] * 3, end=-1)
    whole = [[*prompt, *own] for prompt, own in zip(prompts, forced, strict=True)]
    scores = decoder.score(whole, [len(prompt) for prompt in prompts])
    for prompt, own, outcome, answer, values in zip(prompts, forced, outcomes, answers, scores, strict=True):
        assert outcome.answer == answer
        assert outcome.logprobs == pytest.approx(values, abs=1e-3)
        for place in (0, 3):
            (alone,) = decoder.generate([[*prompt, *own[:place]]], [len(outcome.readings[place])], end=-1)
            assert outcome.readings[place] == alone


@pytest.mark.parametrize("memory", [4000, 90])
def test_tasks_do_not_depend_on_their_company(
    memory: int, decoder: Int8Decoder, texts: list[list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [
        Task(texts[number % 4], number % 3 * 4, texts[(number + 1) % 4][: number % 5] if number % 2 else [])
        for number in range(12)
    ]

    def doubtful(number: int, logprobs: list[float]) -> list[int]:
        return [place for place in range(len(logprobs)) if (number + place) % 2]

    alone = [
        decoder.work([task], end=-1, doubtful=partial(lambda own, _, logprobs: doubtful(own, logprobs), number))[0]
        for number, task in enumerate(many)
    ]
    monkeypatch.setattr("mtcheck.translate.embedded.int8._SLOTS", 5)
    monkeypatch.setattr("mtcheck.translate.embedded.int8._CHUNK", 40)
    monkeypatch.setattr("mtcheck.translate.embedded.int8._MEMORY", memory)
    together = decoder.work(many, end=-1, doubtful=doubtful)
    for one, other in zip(alone, together, strict=True):
        assert (one.answer, one.readings) == (other.answer, other.readings)
        assert one.logprobs == pytest.approx(other.logprobs, abs=1e-3)


@pytest.mark.parametrize(("chunk", "spared"), [(1, 7), (1000, 0)])
def test_what_all_prompts_begin_with_is_read_once(
    chunk: int, spared: int, decoder: Int8Decoder, texts: list[list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    beginning, forced = texts[2][:9], texts[1] + texts[3]
    tasks = [Task([*beginning, number, *text], 4, forced) for number, text in enumerate(texts * 2)]

    def doubtful(_number: int, logprobs: list[float]) -> list[int]:
        return [0, len(logprobs) - 1]

    alone = [decoder.work([task], end=-1, doubtful=doubtful)[0] for task in tasks]
    monkeypatch.setattr("mtcheck.translate.embedded.int8._CHUNK", chunk)
    read: list[int] = []
    whole = decoder._read_states

    def counted(some: list[list[int]], *rest: Any) -> Any:
        read.extend(map(len, some))
        return whole(some, *rest)

    monkeypatch.setattr(decoder, "_read_states", counted)
    together = decoder.work(tasks, end=-1, doubtful=doubtful)
    for one, other in zip(alone, together, strict=True):
        assert (one.answer, one.readings) == (other.answer, other.readings)
        assert one.logprobs == pytest.approx(other.logprobs, abs=1e-5)
    assert sum(read) == sum(len(task.prompt) + len(forced) for task in tasks) - spared * len(beginning)


@pytest.mark.parametrize(
    ("prompts", "shared"),
    [
        ([], []),
        ([[1, 2, 3]], []),
        ([[1, 2, 3], [1, 2, 3]], [1, 2]),
        ([[1, 2], [1, 2, 3], [1, 2, 4]], [1]),
        ([[1, 5], [2, 5]], []),
    ],
)
def test_a_token_of_each_prompt_remains_to_be_read(prompts: list[list[int]], shared: list[int]) -> None:
    assert list(_common_start(prompts)) == shared
