"""The review desk's decisions compared with the checks' confidences, and a correction fitted to them.

A decision is a line of the desk's ``/api/v1/decisions.jsonl``. An accepted issue was right, a dismissed one was not.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import math
import os
import urllib.error
import urllib.request
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urlsplit

from mtcheck.calibrated import logistic
from mtcheck.errors import InputError, reason_of
from mtcheck.evaluate.calibration import Calibration, calibration
from mtcheck.files import load
from mtcheck.read.url import host_of
from mtcheck.refit import Refit, logit

if TYPE_CHECKING:
    from http.client import HTTPMessage
    from typing import IO

__all__ = ["FORMATS", "Decision", "Refitted", "read_decisions", "refit"]

FEWEST_DECISIONS: Final = 50
"""With fewer decisions nothing is fitted, nor with fewer than …"""
FEWEST_OF_EACH_KIND: Final = 10
"""… of either kind."""

_FOLDS: Final = 5
_PENALTIES: Final = tuple((slope, own) for slope in (256.0, 16.0, 1.0) for own in (64.0, 16.0, 4.0, 1.0, 0.25))
"""How strongly the slope is pulled towards 1 and a check's own offset towards 0, as inverse variances: those that
predict best are used, and of equal ones the stronger."""
_SWEEPS: Final = 40
_LARGEST_ANSWER: Final = 100 * 2**20
_TIMEOUT: Final = 30.0


class Decision(NamedTuple):
    """A decision on whether an issue of a check is right. ``confidence`` is the issue's own, in [0, 1]."""

    check: str
    confidence: float
    right: bool
    article: str


@dataclass(frozen=True, slots=True)
class CheckShare:
    """A check's issues: how many were ``accepted`` and ``dismissed``, and their mean confidence ``before`` and
    ``after`` the correction, in [0, 1].
    """

    check: str
    accepted: int
    dismissed: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Refitted:
    """A correction, and its quality on decisions that it was not fitted to (five parts, by article).

    ``loss_before`` and ``loss_after`` are mean negative log-likelihoods in nats: lower is better.
    ``articles`` counts the articles with decisions.
    """

    refit: Refit
    articles: int
    before: Calibration
    after: Calibration
    loss_before: float
    loss_after: float
    checks: tuple[CheckShare, ...]

    @property
    def better(self) -> bool:
        """Whether it predicts decisions better than the uncorrected confidences."""
        return self.loss_after < self.loss_before


def read_decisions(where: str) -> list[Decision]:
    """The decisions of a file of JSON Lines, or of a desk at a URL (with the token in ``MTCHECK_TOKEN``).

    Raises :class:`mtcheck.errors.InputError`, with the line, for other data.
    """
    data = _bytes_of_answer(where) if where.startswith(("http://", "https://")) else _bytes_of_file(Path(where))
    found = []
    for number, line in enumerate(data.splitlines(), start=1):
        if line.strip() and (decision := _decision(line, f"{where}, line {number}")) is not None:
            found.append(decision)
    return found


def refit(decisions: Sequence[Decision]) -> Refitted:
    """The correction fitted to decisions.

    Raises :class:`mtcheck.errors.InputError` for too few of them.
    """
    right = sum(one.right for one in decisions)
    wrong = len(decisions) - right
    if len(decisions) < FEWEST_DECISIONS or min(right, wrong) < FEWEST_OF_EACH_KIND:
        raise InputError(
            f"too few decisions to fit a calibration: {right} accepted and {wrong} dismissed "
            f"(needs {FEWEST_DECISIONS}, and {FEWEST_OF_EACH_KIND} of each)"
        )
    held = min(_PENALTIES, key=lambda held: round(_loss(_foretold(decisions, held), decisions), 2))
    foretold = _foretold(decisions, held)
    made = _most_probable_refit(decisions, held)
    before = [one.confidence for one in decisions]
    return Refitted(
        refit=made,
        articles=len({one.article for one in decisions}),
        before=_calibration(before, decisions),
        after=_calibration(foretold, decisions),
        loss_before=_loss(before, decisions),
        loss_after=_loss(foretold, decisions),
        checks=tuple(_shares(decisions, made)),
    )


def _calibration(confidences: Sequence[float], decisions: Sequence[Decision]) -> Calibration:
    return calibration((confidence, one.right) for confidence, one in zip(confidences, decisions, strict=True))


def _loss(confidences: Sequence[float], decisions: Sequence[Decision]) -> float:
    told = zip(confidences, decisions, strict=True)
    return -sum(math.log(logistic(logit(value) if one.right else -logit(value))) for value, one in told) / len(
        decisions
    )


def _foretold(decisions: Sequence[Decision], held: tuple[float, float]) -> list[float]:
    """Each decision's confidence, corrected by a fit to the other articles."""
    folds = [_fold(one.article) for one in decisions]
    fits = [
        _most_probable_refit([one for one, own in zip(decisions, folds, strict=True) if own != fold], held)
        for fold in range(_FOLDS)
    ]
    return [fits[fold].confidence(one.check, one.confidence) for one, fold in zip(decisions, folds, strict=True)]


def _fold(article: str) -> int:
    return hashlib.sha256(article.encode("utf-8", "replace")).digest()[0] % _FOLDS


def _most_probable_refit(decisions: Sequence[Decision], held: tuple[float, float]) -> Refit:
    """The most probable slope and offsets, by Newton's method in one variable at a time.

    Slope and offsets are pulled towards 1 and 0, so that a few decisions change little.
    """
    rows: defaultdict[tuple[str, float], Counter[bool]] = defaultdict(Counter)
    for one in decisions:
        rows[one.check, round(logit(one.confidence), 2)][one.right] += 1
    by_check: defaultdict[str, list[tuple[float, int, int]]] = defaultdict(list)
    for (check, value), counted in rows.items():
        by_check[check].append((value, counted[True], counted[False]))
    slope, offset, offsets = 1.0, 0.0, dict.fromkeys(by_check, 0.0)
    for _ in range(_SWEEPS):
        every = [(value, offsets[check], yes, no) for check, those in by_check.items() for value, yes, no in those]
        told = [(value, slope * value + offset + own, yes, no) for value, own, yes, no in every]
        slope -= _step(told, slope - 1, held[0])
        slope = max(slope, 0.05)  # keeps the order of a check's confidences
        offset -= _step(((1.0, slope * value + offset + own, yes, no) for value, own, yes, no in every), offset, 1)
        for check, those in by_check.items():
            base = offset + offsets[check]
            own_rows = [(1.0, slope * value + base, yes, no) for value, yes, no in those]
            offsets[check] -= _step(own_rows, offsets[check], held[1])
    rounded = {check: round(value, 4) for check, value in offsets.items()}
    return Refit(round(slope, 4), round(offset, 4), rounded, len(decisions))


def _step(rows: Iterable[tuple[float, float, int, int]], away: float, prior: float) -> float:
    """Newton's step, from rows of a weight's factor, the logit, and the counts of right and wrong."""
    gradient, curve = prior * away, prior
    for factor, value, right, wrong in rows:
        chance = logistic(value)
        gradient += factor * ((right + wrong) * chance - right)
        curve += factor * factor * (right + wrong) * chance * (1 - chance)
    return max(-1.0, min(1.0, gradient / curve))


def _shares(decisions: Sequence[Decision], made: Refit) -> Iterable[CheckShare]:
    by_check: defaultdict[str, list[Decision]] = defaultdict(list)
    for one in decisions:
        by_check[one.check].append(one)
    for check, those in sorted(by_check.items(), key=lambda item: (-len(item[1]), item[0])):
        right = sum(one.right for one in those)
        before = sum(one.confidence for one in those) / len(those)
        after = sum(made.confidence(check, one.confidence) for one in those) / len(those)
        yield CheckShare(check, right, len(those) - right, before, after)


_DECISIONS: Final = frozenset({"accepted", "dismissed", "open"})


def _decision(line: bytes, where: str) -> Decision | None:
    """A line's decision; None if it was reopened."""
    try:
        value: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not JSON ({error}); a desk's decisions are at /api/v1/decisions.jsonl") from error
    told = value if isinstance(value, dict) else {}
    check, confidence, decision = told.get("check"), told.get("confidence"), told.get("decision")
    if not isinstance(check, str) or not isinstance(decision, str) or decision not in _DECISIONS:
        raise InputError(f"{where}: a decision needs a check and one of accepted, dismissed or open")
    if not isinstance(confidence, int | float) or isinstance(confidence, bool) or not 0 <= confidence <= 1:
        raise InputError(f"{where}: confidence is a number from 0 to 1")
    if decision == "open":
        return None
    return Decision(check, float(confidence), decision == "accepted", str(told.get("article", "")))


def _bytes_of_file(path: Path) -> bytes:
    try:
        return load(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {reason_of(error)}") from error


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Refuses redirects: the token is only for the address given."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        del req, fp, code, msg, headers, newurl


def _bytes_of_answer(url: str) -> bytes:
    token = os.environ.get("MTCHECK_TOKEN")
    if not token:
        raise InputError(f"{url}: set MTCHECK_TOKEN to a token of the desk with the scope read")
    host_of(url)  # reports an invalid address
    parts = urlsplit(url)
    address = url if parts.path.endswith(".jsonl") else f"{parts.scheme}://{parts.netloc}/api/v1/decisions.jsonl"
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"})  # noqa: S310 - http(s) only
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=_TIMEOUT) as answer:
            data: bytes = answer.read(_LARGEST_ANSWER + 1)
    except urllib.error.HTTPError as error:
        raise InputError(f"{address}: the server answered {error.code} {error.reason}") from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise InputError(f"{address}: {getattr(error, 'reason', None) or error}") from error
    if len(data) > _LARGEST_ANSWER:
        raise InputError(f"{address}: more than {_LARGEST_ANSWER // 2**20} MB")
    return data


def _table(found: Refitted) -> str:
    right = sum(one.accepted for one in found.checks)
    wrong = sum(one.dismissed for one in found.checks)
    lines = [
        f"{right + wrong:,} decisions on {found.articles:,} articles: {right:,} accepted, {wrong:,} dismissed",
        "",
        f"{'confidence':<14}{'before':>20}{'after':>20}",
    ]
    for before, after in zip(found.before.bins, found.after.bins, strict=True):
        if before.right.of or after.right.of:
            shown = [_share(part.right.hits, part.right.of) for part in (before, after)]
            lines.append(f"{f'{before.low:.1f} to {before.high:.1f}':<14}{shown[0]:>20}{shown[1]:>20}")
    lines += [
        f"{'error':<14}{found.before.error or 0:>20.3f}{found.after.error or 0:>20.3f}",
        f"{'log loss':<14}{found.loss_before:>20.3f}{found.loss_after:>20.3f}",
        "",
        f"{'check':<34}{'accepted':>9}{'dismissed':>10}{'before':>8}{'after':>7}",
    ]
    lines += [
        f"{one.check:<34}{one.accepted:>9,}{one.dismissed:>10,}{one.before:>8.2f}{one.after:>7.2f}"
        for one in found.checks
    ]
    return "\n".join(lines) + "\n"


def _share(hits: int, count: int) -> str:
    return f"{hits:,} of {count:,} right" if count else "–"


def _json(found: Refitted) -> str:
    def told(measured: Calibration, loss: float) -> Mapping[str, Any]:
        bins = [
            {"low": part.low, "high": part.high, "issues": part.right.of, "right": part.right.hits,
             "confidence": part.confidence} for part in measured.bins
        ]  # fmt: skip
        return {"error": measured.error, "log_loss": loss, "bins": bins}

    value = {
        "schema": "mtcheck.refit/v1",
        "articles": found.articles,
        "better": found.better,
        "before": told(found.before, found.loss_before),
        "after": told(found.after, found.loss_after),
        "checks": [
            {"check": one.check, "accepted": one.accepted, "dismissed": one.dismissed, "before": one.before,
             "after": one.after} for one in found.checks
        ],
        "calibration": json.loads(found.refit.to_json()),
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


FORMATS: Final = {"table": _table, "json": _json}
