"""Audit machine-translated articles, offline.

>>> import mtcheck
>>> report = mtcheck.audit("Blinken met Dmytro Kuleb.", source="Blinken se sastao s Dmitrom Kulebom.")
>>> report.verdict.decision
<Decision.FIX: 'fix'>
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from mtcheck.audit import audit

if TYPE_CHECKING:
    from mtcheck import translate
    from mtcheck.errors import MtcheckError
    from mtcheck.glossary import Glossary
    from mtcheck.model import (
        Article,
        Decision,
        Evidence,
        Issue,
        Report,
        Score,
        Segment,
        Severity,
        Side,
        Signal,
        Span,
        Trust,
        Verdict,
    )

__all__ = [
    "Article",
    "Decision",
    "Evidence",
    "Glossary",
    "Issue",
    "MtcheckError",
    "Report",
    "Score",
    "Segment",
    "Severity",
    "Side",
    "Signal",
    "Span",
    "Trust",
    "Verdict",
    "audit",
    "translate",
]

__version__ = "0.1.0"

_ELSEWHERE: Final = {"MtcheckError": "mtcheck.errors", "Glossary": "mtcheck.glossary"}


def __getattr__(name: str) -> object:
    """Public names are imported when they are first used, for `mtcheck --help` imports this package too."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "translate":
        return import_module("mtcheck.translate")
    return getattr(import_module(_ELSEWHERE.get(name, "mtcheck.model")), name)


def __dir__() -> list[str]:
    return sorted(__all__)
