"""A Qwen2 decoder on the CPU with products in 8-bit integers, see :mod:`mtcheck.translate.product`.

Everything between the products stays float32. Prompts are read packed, without padding, in chunks that fit the
processor's caches. Sentences are decoded together, the longest first: when one ends, the next takes its place, so that
the products stay large to the end.
"""

from __future__ import annotations

import json
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from mtcheck.errors import ModelRejectedError
from mtcheck.translate.contract import unheard
from mtcheck.translate.embedded.rows import Rows
from mtcheck.translate.prepare import is_out_of_memory
from mtcheck.translate.product import Product, quantise, round_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from torch import Tensor

    from mtcheck.translate.contract import Found

__all__ = ["Int8Decoder", "Outcome", "Task", "convert"]

_LAYER: Final = "layer-{}.safetensors"
_HEAD: Final = "head.safetensors"
_EMBEDDING: Final = "embedding.safetensors"
_CONFIG: Final = "int8.json"
_SLOTS: Final = 24
"""Sentences decoded together at most."""
_MEMORY: Final = 4000
"""Tokens whose keys and values are kept at a time, at 57 KB each: fewer long sentences are decoded together."""
_CHUNK: Final = 256
"""Prompt tokens read together."""
_REFILL: Final = 4
"""How many places must be free before new sentences begin: a single one makes small, slow products."""
_READING: Final = 6
"""Tokens that the model generates freely from a place in a forced text."""
_DRAFTED: Final = 5
"""Tokens of the text under audit that are tried at a time as the answer's next ones."""
_TRIED: Final = 32
"""The most tokens that a step reads for all sentences if some are only tried: with more, each costs as much as it
saves."""
_SCORED: Final = 64
"""Positions whose logits over the whole vocabulary are in memory at a time."""
_GROUPS: Final = {
    "qkv": ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
    "o": ("self_attn.o_proj",),
    "gate_up": ("mlp.gate_proj", "mlp.up_proj"),
    "down": ("mlp.down_proj",),
}
_CODE: Final = frozenset("_{}=<>[];\\|~^`")


def convert(base: Path, folder: Path, change: Callable[[str, Tensor], Tensor]) -> None:
    """Write a Qwen2 checkpoint's weights as int8 into ``folder``, tensor by tensor; ``change`` may alter each.

    Raises :class:`mtcheck.errors.ModelRejectedError` if the checkpoint is of another kind.
    """
    import torch
    from safetensors import safe_open
    from safetensors.torch import save_file
    from tokenizers import Tokenizer

    config = json.loads((base / "config.json").read_text(encoding="utf-8"))
    if config.get("model_type") != "qwen2" or not (base / "model.safetensors").is_file():
        raise ModelRejectedError(f"{base} is not a Qwen2 checkpoint in one safetensors file")
    with safe_open(base / "model.safetensors", "pt") as tensors:
        head = "lm_head.weight" if "lm_head.weight" in tensors.keys() else "model.embed_tokens.weight"  # noqa: SIM118

        def weight(name: str) -> Tensor:
            return change(name, tensors.get_tensor(name).float())

        for number in range(config["num_hidden_layers"]):
            stem = f"model.layers.{number}."
            layer = {"qkv.bias": torch.cat([weight(f"{stem}{part}.bias") for part in _GROUPS["qkv"]])}
            layer["norm_1"] = weight(f"{stem}input_layernorm.weight")
            layer["norm_2"] = weight(f"{stem}post_attention_layernorm.weight")
            for group, parts in _GROUPS.items():
                layer |= round_rows(group, torch.cat([weight(f"{stem}{part}.weight") for part in parts]))
            save_file(layer, folder / _LAYER.format(number))
        save_file(round_rows("embedding", weight("model.embed_tokens.weight")), folder / _EMBEDDING)
        rows = weight(head)
        kept = torch.tensor(_writable(Tokenizer.from_file(str(base / "tokenizer.json")), len(rows)))
        others = {"norm": weight("model.norm.weight"), "tokens": kept}
        save_file(others | round_rows("head", rows[kept]), folder / _HEAD)
    shape = {
        "layers": config["num_hidden_layers"],
        "heads": config["num_attention_heads"],
        "groups": config["num_key_value_heads"],
        "epsilon": config["rms_norm_eps"],
        "theta": config.get("rope_parameters", config)["rope_theta"],
    }
    (folder / _CONFIG).write_text(json.dumps(shape), encoding="utf-8")


def _writable(tokenizer: Any, size: int) -> list[int]:  # noqa: ANN401
    """The tokens that an English text can have: all pieces in Latin script, parts of characters, and special ones."""
    special = set(tokenizer.get_added_tokens_decoder())
    known = min(size, tokenizer.get_vocab_size())
    return [number for number in range(known) if number in special or _is_latin(tokenizer.decode([number]))]


def _is_latin(piece: str) -> bool:
    return bool(piece) and not piece.startswith("  ") and all(_is_writable(char) for char in piece)


def _is_writable(char: str) -> bool:
    if char.isalpha():
        return unicodedata.name(char, "").startswith("LATIN")
    return char.isprintable() and char not in _CODE


@dataclass(slots=True)
class _Layer:
    qkv: Product
    bias: Tensor
    o: Product
    gate_up: Product
    down: Product
    norm_1: Tensor
    norm_2: Tensor

    @classmethod
    def of(cls, tensors: dict[str, Tensor]) -> _Layer:
        return cls(
            qkv=Product.of(tensors, "qkv"),
            bias=tensors["qkv.bias"].clone(),
            o=Product.of(tensors, "o"),
            gate_up=Product.of(tensors, "gate_up"),
            down=Product.of(tensors, "down"),
            norm_1=tensors["norm_1"].clone(),
            norm_2=tensors["norm_2"].clone(),
        )


@dataclass(frozen=True, slots=True)
class Task:
    """A prompt, read once, and the task: an answer of at most ``bound`` tokens (0: none), and the
    probabilities of the tokens of another text, ``forced``, in the answer's place.

    ``prompt`` and ``forced`` are token ids.
    """

    prompt: Sequence[int]
    bound: int
    forced: Sequence[int] = ()

    @property
    def longest(self) -> int:
        """The most tokens in memory."""
        return len(self.prompt) + max(self.bound, len(self.forced) + _READING if self.forced else 0)

    @property
    def places(self) -> int:
        """How many places in memory are useful for it: readings of a forced text are decoded beside the answer."""
        return 2 if self.forced else 1


@dataclass(slots=True)
class Outcome:
    """The outcome of a task: the ``answer`` as token ids, or the ``logprobs`` (natural log) of the forced tokens.
    ``readings`` maps a place in the forced tokens to the model's own continuation.
    """

    answer: list[int] = field(default_factory=list)
    logprobs: list[float] = field(default_factory=list)
    readings: dict[int, list[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Run:
    """Decoding from after ``start`` tokens: an answer, or a reading from a ``place`` in the forced tokens.

    The last token that was ``said`` is not among those ``start``.
    """

    place: int | None
    start: int
    said: Sequence[int]
    bound: int


@dataclass(slots=True)
class _Row:
    """The ``number``-th task, which is being decoded. Its ``runs`` share one place in memory, the last one first: each
    begins before anything that later runs have overwritten. ``length`` tokens are in memory; ``made`` is the run's
    output."""

    number: int
    task: Task
    outcome: Outcome
    runs: list[_Run]
    length: int = 0
    made: list[int] = field(default_factory=list)

    def begin(self) -> None:
        """Begin the last of the runs."""
        self.length, self.made = self.runs[-1].start, list(self.runs[-1].said)

    def draft(self, most: int) -> Sequence[int]:
        """The tokens (at most ``most``) that follow the last words of the output in the text under audit, if it has
        them."""
        forced, made = self.task.forced, self.made
        most = min(most, self.runs[-1].bound - len(made) - 1)
        if most < 1:
            return ()
        after = [place for place in range(1, len(forced)) if forced[place - 1] == made[-1]]
        if not after:
            return ()
        here = (self.runs[-1].place or 0) + len(made)
        pairs = [place for place in after if place > 1 and len(made) > 1 and forced[place - 2] == made[-2]]
        nearest = min(pairs or after, key=lambda place: abs(place - here))
        return forced[nearest : nearest + most]

    def is_over(self, end: int) -> bool:
        """Whether the run is complete."""
        return end in self.made or len(self.made) >= self.runs[-1].bound

    def finish(self, end: int) -> None:
        """Store the run's output, and begin the previous run, if there is one."""
        said = self.made[: self.made.index(end)] if end in self.made else self.made
        place = self.runs.pop().place
        if place is None:
            self.outcome.answer = said
        else:
            self.outcome.readings[place] = said
        if self.runs:
            self.begin()


class Int8Decoder:
    """A converted model; only the rows for a text's tokens are read from its input embedding.

    Raises :class:`mtcheck.errors.ModelRejectedError` if the folder does not have one, and :class:`MemoryError` or
    :class:`RuntimeError` if memory runs out.
    """

    def __init__(self, folder: Path) -> None:
        import torch
        from safetensors.torch import load  # reads where load_file maps, see mtcheck.translate.embedded.rows

        try:
            shape = json.loads((folder / _CONFIG).read_text(encoding="utf-8"))
            # Rearranging weights for the processor uses one core; the layers are independent.
            with ThreadPoolExecutor(torch.get_num_threads()) as pool:
                files = [folder / _LAYER.format(number) for number in range(shape["layers"])]
                layers = pool.map(lambda file: _Layer.of(load(file.read_bytes())), files)
                head = load((folder / _HEAD).read_bytes())
                product = pool.submit(Product.of, head, "head")
            self.layers = list(layers)
            self.norm, self.tokens, self.head = head["norm"].clone(), head["tokens"].clone(), product.result()
            self.embedding = Rows(folder / _EMBEDDING, "embedding")
            self.heads, self.groups = int(shape["heads"]), int(shape["groups"])
            self.epsilon, theta = float(shape["epsilon"]), float(shape["theta"])
        except Exception as error:  # a damaged file can make the libraries raise anything
            if is_out_of_memory(error):
                raise
            raise ModelRejectedError(f"{folder} cannot be loaded ({error}): delete this folder") from error
        self.width = self.layers[0].o.columns // self.heads
        self.frequency = theta ** (-torch.arange(0, self.width, 2) / self.width)

    def generate(
        self,
        prompts: Sequence[Sequence[int]],
        bounds: Sequence[int],
        end: int,
        *,
        no_repeat: int = 0,
    ) -> list[list[int]]:
        """Greedy answers: the likeliest next token, repeatedly, for each prompt, until ``end`` (not included) or its
        bound.

        ``no_repeat`` n > 0 forbids that any n consecutive tokens occur twice.
        """
        tasks = [Task(prompt, bound) for prompt, bound in zip(prompts, bounds, strict=True)]
        return [outcome.answer for outcome in self.work(tasks, end, no_repeat=no_repeat)]

    def work(
        self,
        tasks: Sequence[Task],
        end: int,
        *,
        no_repeat: int = 0,
        doubtful: Callable[[int, list[float]], Iterable[int]] = lambda _number, _logprobs: (),
        found: Found[Outcome] = unheard,
    ) -> list[Outcome]:
        """Greedy answers as in :meth:`generate`, and natural-log probabilities of forced tokens, each prompt read once.

        ``doubtful`` is called with a task's number and its forced tokens' log-probabilities, and returns at which of
        them the model should continue freely for a few tokens. ``found`` gets each outcome when it is complete.
        """
        import torch

        with torch.inference_mode():
            outcomes = [Outcome() for _ in tasks]
            waiting = sorted(range(len(tasks)), key=lambda number: -tasks[number].longest)
            memory = _Memory(len(self.layers), self.groups, self.width)
            beginning = _Beginning(_common_start([task.prompt for task in tasks]))
            rows: list[_Row] = []
            while waiting or rows:
                if waiting and (not rows or memory.slots - len(rows) >= min(_REFILL, len(waiting))):
                    self._begin(tasks, outcomes, waiting, rows, memory, beginning, doubtful)
                else:
                    most = 0 if no_repeat else min(_DRAFTED, _TRIED // len(rows) - 1)
                    self._go_on(rows, [row.draft(most) for row in rows], memory, end, no_repeat)
                if not waiting:
                    _spread(rows, memory)
                for number in _without_ended(rows, memory, end):
                    found(number, outcomes[number])
            return outcomes

    def score(
        self, texts: Sequence[Sequence[int]], given: Sequence[int], found: Found[list[float]] = unheard
    ) -> list[list[float]]:
        """Natural-log probabilities of the tokens of each text after its first ``given`` (at least one). ``found`` gets
        those of each text when they are known."""
        import torch

        with torch.inference_mode():
            order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
            answers: dict[int, list[float]] = {}
            for some in _chunks(order, [len(text) for text in texts]):
                hidden = self._read_states([texts[n] for n in some], None)
                for number, states in zip(some, torch.split(hidden, [len(texts[n]) for n in some]), strict=True):
                    forced = torch.tensor(texts[number][given[number] :])
                    _, answers[number] = self._read_off(states[given[number] - 1 : -1], forced)
                    found(number, answers[number])
            return [answers[number] for number in range(len(texts))]

    def score_endings(self, texts: Sequence[Sequence[int]]) -> list[float]:
        """Natural-log probabilities of the rest of each text after their common beginning, which is read once.

        There are at least two texts, and each has a token that the others lack.
        """
        import torch

        shared = _common_start(texts)[:-1]
        with torch.inference_mode():
            memory, beginning = _Memory(len(self.layers), self.groups, self.width), _Beginning(shared)
            if shared:
                memory.fit([], 1, len(shared))
                self._read_states([shared], (memory, 0))
                beginning.keep(memory, 0)
            rests = [list(text[len(shared) :]) for text in texts]
            totals: dict[int, float] = {}
            for some in _chunks(range(len(rests)), [len(rest) for rest in rests]):
                hidden = self._read_states([rests[n] for n in some], None, beginning)
                for number, states in zip(some, torch.split(hidden, [len(rests[n]) for n in some]), strict=True):
                    _, logprobs = self._read_off(states[:-1], torch.tensor(rests[number][1:]))
                    totals[number] = sum(logprobs)
            return [totals[number] for number in range(len(texts))]

    def _begin(
        self,
        tasks: Sequence[Task],
        outcomes: Sequence[Outcome],
        waiting: list[int],
        rows: list[_Row],
        memory: _Memory,
        beginning: _Beginning,
        doubtful: Callable[[int, list[float]], Iterable[int]],
    ) -> None:
        """Read the next chunk of prompts, and the texts forced after them, into free places."""
        import torch

        longest = max([tasks[waiting[0]].longest, *(row.task.longest for row in rows)])
        wanted = len(rows) + sum(tasks[number].places for number in waiting)
        memory.fit([row.length for row in rows], wanted, longest)
        some: list[int] = []
        size = 0
        while waiting and len(rows) + len(some) < memory.slots:
            task = tasks[waiting[0]]
            size += len(task.prompt) - beginning.read + len(task.forced)
            if some and size > _CHUNK:
                break
            some.append(waiting.pop(0))
        texts = [[*tasks[number].prompt[beginning.read :], *tasks[number].forced] for number in some]
        hidden = self._read_states(texts, (memory, len(rows)), beginning)
        for number, states in zip(some, torch.split(hidden, [len(text) for text in texts]), strict=True):
            task, outcome = tasks[number], outcomes[number]
            given = len(task.prompt)
            own = states[given - beginning.read - 1 :]
            likeliest, outcome.logprobs = self._read_off(own, torch.tensor(task.forced))
            places = sorted(doubtful(number, outcome.logprobs)) if task.forced else []
            # Readings overwrite the memory behind the start of the first of them.
            agreed = _count_agreed(task.forced, likeliest, min([*places, task.bound - 1, len(task.forced) - 1]))
            runs = [_Run(None, given + agreed, likeliest[: agreed + 1], task.bound)] if task.bound else []
            runs += [_Run(place, given + place, [likeliest[place]], _READING) for place in places]
            row = _Row(number, task, outcome, runs)
            if runs:
                row.begin()
            rows.append(row)
        beginning.keep(memory, len(rows) - 1)

    def _read_states(
        self, texts: Sequence[Sequence[int]], into: tuple[_Memory, int] | None, beginning: _Beginning | None = None
    ) -> Tensor:
        """The states (tokens of all texts, width) after the last layer; keys and values go to the memory's places.

        The texts follow the part of their beginning that has been read.
        """
        import torch

        before = beginning.read if beginning else 0

        lengths = torch.tensor([len(text) for text in texts])
        longest = int(lengths.max())
        position = torch.cat([torch.arange(len(text)) for text in texts])
        text_of = torch.repeat_interleave(torch.arange(len(texts)), lengths)
        hidden = self.embedding[torch.tensor([token for text in texts for token in text])]
        turn = self._turn(position + before)
        unseen = torch.ones(longest, before + longest, dtype=torch.bool).triu(1 + before)
        for number, layer in enumerate(self.layers):
            q, k, v = self._qkv(layer, hidden, turn)
            padded = [x.new_zeros(len(texts), longest, *x.shape[1:]) for x in (q, k, v)]
            for whole, x in zip(padded, (q, k, v), strict=True):
                whole[text_of, position] = x
            q, k, v = (x.transpose(1, 2) for x in padded)
            if beginning and before:
                k, v = beginning.then(number, k, v)
            if into is not None:
                memory, first = into
                memory.keys[number][first : first + len(texts), :, : before + longest] = k
                memory.values[number][first : first + len(texts), :, : before + longest] = v
            mixed = self._attend(q, k, v, unseen)
            self._add(layer, hidden, mixed.transpose(1, 2)[text_of, position])
        return hidden

    def _go_on(
        self, rows: Sequence[_Row], drafts: Sequence[Sequence[int]], memory: _Memory, end: int, no_repeat: int
    ) -> None:
        """Output one more token of every sentence, and before it the tokens of its draft that greedy decoding agrees
        with.

        A pass over few tokens takes the time of reading the weights, so a draft costs little (speculative
        decoding: Leviathan, Kalman and Matias, ICML 2023; drafts are found as in prompt lookup decoding).
        """
        import torch

        texts = [[row.made[-1], *draft] for row, draft in zip(rows, drafts, strict=True)]
        counts = torch.tensor([len(text) for text in texts])
        count, most = len(rows), int(counts.max())
        row_of = torch.repeat_interleave(torch.arange(count), counts)
        place = torch.cat([torch.arange(len(text)) for text in texts])
        positions = torch.tensor([row.length for row in rows])[:, None] + torch.arange(most)
        position = positions[row_of, place]
        hidden = self.embedding[torch.tensor([token for text in texts for token in text])]
        turn, longest = self._turn(position), int(position.max()) + 1
        unseen = (torch.arange(longest) > positions[..., None])[:, None, None]
        for number, layer in enumerate(self.layers):
            q, k, v = self._qkv(layer, hidden, turn)
            keys, values = memory.keys[number], memory.values[number]
            keys[row_of, :, position] = k
            values[row_of, :, position] = v
            padded = q.new_zeros(count, most, *q.shape[1:])
            padded[row_of, place] = q
            mixed = self._attend(padded.transpose(1, 2), keys[:count, :, :longest], values[:count, :, :longest], unseen)
            self._add(layer, hidden, mixed.transpose(1, 2)[row_of, place])
        for row, draft, logits in zip(rows, drafts, torch.split(self._logits(hidden), counts.tolist()), strict=True):
            self._choose(row, draft, logits, end, no_repeat)

    def _turn(self, position: Tensor) -> tuple[Tensor, Tensor]:
        """Cosine and sine of rotary positions (Su et al. 2021), each (tokens, 1, head width)."""
        import torch

        angle = (position[:, None] * self.frequency).repeat(1, 2)[:, None]
        return torch.cos(angle), torch.sin(angle)

    def _qkv(self, layer: _Layer, hidden: Tensor, turn: tuple[Tensor, Tensor]) -> tuple[Tensor, Tensor, Tensor]:
        """Queries, keys and values (tokens, heads, head width), the first two rotated."""
        import torch

        all_three = layer.qkv(*quantise(self._normal(hidden, layer.norm_1))).add_(layer.bias)
        heads = all_three.view(len(hidden), -1, self.width)
        turned, v = torch.split(heads, [self.heads + self.groups, self.groups], 1)
        half = self.width // 2
        rotated = turned * turn[0] + torch.cat([-turned[..., half:], turned[..., :half]], -1) * turn[1]
        q, k = torch.split(rotated, [self.heads, self.groups], 1)
        return q, k, v

    def _attend(self, q: Tensor, k: Tensor, v: Tensor, unseen: Tensor) -> Tensor:
        """Attention of (texts, heads, queries, head width); the heads of a group share keys and values."""
        texts, _, queries, width = q.shape
        grouped = q.reshape(texts, self.groups, -1, width) * width**-0.5
        scores = (grouped @ k.transpose(-1, -2)).view(texts, self.groups, -1, queries, k.shape[2])
        weights = scores.masked_fill_(unseen, float("-inf")).softmax(-1)
        mixed: Tensor = weights.view(texts, self.groups, -1, k.shape[2]) @ v
        return mixed.view(texts, self.heads, queries, width)

    def _add(self, layer: _Layer, hidden: Tensor, mixed: Tensor) -> None:
        """The steps after attention: both residual additions, in place."""
        import torch

        hidden += layer.o(*quantise(mixed.reshape(len(hidden), -1)))
        x, per_row = quantise(self._normal(hidden, layer.norm_2))
        gate, up = layer.gate_up(x, per_row).chunk(2, -1)
        hidden += layer.down(*quantise(torch.nn.functional.silu(gate, inplace=True).mul_(up)))

    def _normal(self, hidden: Tensor, weight: Tensor) -> Tensor:
        import torch

        return torch.nn.functional.rms_norm(hidden, (hidden.shape[-1],), weight, self.epsilon)

    def _logits(self, hidden: Tensor) -> Tensor:
        return self.head(*quantise(self._normal(hidden, self.norm)))

    def _choose(self, row: _Row, draft: Sequence[int], logits: Tensor, end: int, no_repeat: int) -> None:
        """Output the likeliest token after each correct one of the draft, given the logits after each."""
        for values, hoped in zip(logits, [*draft, None], strict=True):
            for token in _repeats(row.made, no_repeat):
                values[self.tokens == token] = float("-inf")
            row.made.append(int(self.tokens[values.argmax()]))
            row.length += 1
            if row.made[-1] != hoped or row.is_over(end):
                break

    def _read_off(self, states: Tensor, forced: Tensor) -> tuple[list[int], list[float]]:
        """The likeliest token after each state, and the log-probabilities of the forced one, if there are any.

        Tokens that no English text has are scored too, by their embeddings.
        """
        import torch

        likeliest: list[int] = []
        values: list[float] = []
        for before, tokens in zip(torch.split(states, _SCORED), torch.split(forced, _SCORED), strict=False):
            logits = self._logits(before)
            likeliest += self.tokens[logits.argmax(-1)].tolist()
            if not len(tokens):
                continue
            logits, some = logits[: len(tokens)], before[: len(tokens)]
            place = torch.searchsorted(self.tokens, tokens).clamp(max=len(self.tokens) - 1)
            own = logits.gather(1, place[:, None])[:, 0]
            foreign = self.tokens[place] != tokens
            embedded = (self._normal(some, self.norm) * self.embedding[tokens]).sum(-1)
            total = logits.logsumexp(-1)
            total = torch.where(foreign, torch.logaddexp(total, embedded), total)
            values += (torch.where(foreign, embedded, own) - total).tolist()
        return likeliest, values


class _Memory:
    """Keys and values of the sentences being decoded, each sentence in one place of each layer."""

    def __init__(self, layers: int, groups: int, width: int) -> None:
        import torch

        self.slots = self.longest = 0
        self.keys = [torch.zeros(0, groups, 0, width) for _ in range(layers)]
        self.values = [torch.zeros(0, groups, 0, width) for _ in range(layers)]

    def fit(self, lengths: Sequence[int], wanted: int, longest: int) -> None:
        """Make as many places as fit for sentences of up to ``longest`` tokens, at most ``wanted``; keep those in use,
        which have these lengths. Because the longest sentences come first, the number of places only grows."""
        slots = max(1, min(_SLOTS, _MEMORY // longest, wanted))
        if longest <= self.longest and slots < self.slots + _REFILL:
            return
        used, filled = len(lengths), max(lengths, default=0)
        for tensors in (self.keys, self.values):
            for number, tensor in enumerate(tensors):
                tensors[number] = tensor.new_zeros(slots, tensor.shape[1], longest, tensor.shape[3])
                tensors[number][:used, :, :filled] = tensor[:used, :, :filled]
        self.slots, self.longest = slots, longest

    def copy(self, slot: int, to: int, length: int) -> None:
        """Copy the first ``length`` tokens of the sentence in one place to another, free one."""
        if slot != to:
            for tensor in (*self.keys, *self.values):
                tensor[to, :, :length] = tensor[slot, :, :length]


class _Beginning:
    """The tokens that all prompts begin with. They are read with the first prompts; their keys and values are kept for
    the others. ``read`` is how many are kept."""

    def __init__(self, tokens: Sequence[int]) -> None:
        self._length = len(tokens)
        self.read = 0
        self._keys: list[Tensor] = []
        self._values: list[Tensor] = []

    def keep(self, memory: _Memory, slot: int) -> None:
        """Take keys and values from the place of a prompt that was just read, once."""
        if self.read < self._length:
            self._keys, self._values = (
                [tensor[slot : slot + 1, :, : self._length].clone() for tensor in tensors]
                for tensors in (memory.keys, memory.values)
            )
            self.read = self._length

    def then(self, layer: int, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """Keys and values of texts that follow the beginning, with those of the beginning first."""
        import torch

        own = (self._keys[layer].expand(len(keys), -1, -1, -1), self._values[layer].expand(len(keys), -1, -1, -1))
        return torch.cat([own[0], keys], 2), torch.cat([own[1], values], 2)


def _common_start(prompts: Sequence[Sequence[int]]) -> Sequence[int]:
    """The common start of several prompts; at least one token of each remains, after which its answer begins."""
    ordered = sorted(map(list, prompts))
    if len(ordered) < 2:
        return ()
    first, last = ordered[0], ordered[-1]  # all others sort between them
    most = max(0, min(map(len, ordered)) - 1)
    return first[: next((place for place in range(most) if first[place] != last[place]), most)]


def _spread(rows: list[_Row], memory: _Memory) -> None:
    """Decode runs of one task in parallel while places are free: a step costs almost the same with more sentences.

    The answers go first, because they are the longest; the tokens before the start of a run are the same for all.
    """
    for slot, row in enumerate(tuple(rows)):
        while len(row.runs) > 1 and len(rows) < memory.slots:
            run = row.runs.pop(0)
            memory.copy(slot, len(rows), run.start)
            rows.append(_Row(row.number, row.task, row.outcome, [run]))
            rows[-1].begin()


def _without_ended(rows: list[_Row], memory: _Memory, end: int) -> list[int]:
    """Remove the finished rows, moving the last row into the place of each; returns the tasks that this completes."""
    tasks = []
    for slot in reversed(range(len(rows))):
        row = rows[slot]
        while row.runs and row.is_over(end):
            row.finish(end)
        if not row.runs:
            memory.copy(len(rows) - 1, slot, rows[-1].length)
            rows[slot] = rows[-1]
            rows.pop()
            if all(other.number != row.number for other in rows):
                tasks.append(row.number)
    return tasks


def _chunks(order: Iterable[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """The numbers in order, in runs of at most ``_CHUNK`` tokens."""
    chunk: list[int] = []
    for number in order:
        if chunk and sum(lengths[n] for n in chunk) + lengths[number] > _CHUNK:
            yield chunk
            chunk = []
        chunk.append(number)
    if chunk:
        yield chunk


def _count_agreed(forced: Sequence[int], likeliest: Sequence[int], most: int) -> int:
    """How many forced tokens, at most ``most``, the model would have chosen itself: those need no decoding."""
    for place in range(most):
        if forced[place] != likeliest[place]:
            return place
    return max(0, most)


def _repeats(made: Sequence[int], size: int) -> set[int]:
    """The tokens that would repeat ``size`` consecutive tokens."""
    if size < 1 or len(made) < size:
        return set()
    last = list(made[len(made) - size + 1 :])
    return {made[n + size - 1] for n in range(len(made) - size + 1) if list(made[n : n + size - 1]) == last}
