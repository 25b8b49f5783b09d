"""Audit machine-translated articles, offline.

>>> import mtcheck
>>> report = mtcheck.audit("Blinken met Dmytro Kuleb.", source="Blinken se sastao s Dmitrom Kulebom.")
>>> report.verdict.decision
<Decision.FIX: 'fix'>
"""

from __future__ import annotations

from mtcheck.start import answer_interruption

answer_interruption()

from importlib import import_module  # noqa: E402 - imports take most of a short run, and Ctrl-C may come meanwhile
from typing import TYPE_CHECKING, Final  # noqa: E402

from mtcheck.audit import audit  # noqa: E402
from mtcheck.version import __version__ as __version__  # noqa: E402

if TYPE_CHECKING:
    from mtcheck import translate
    from mtcheck.baseline import Baseline
    from mtcheck.checks import Check
    from mtcheck.errors import (
        DecodingError,
        GlossaryError,
        InputError,
        LanguageDataError,
        LanguageError,
        LanguagePairError,
        ModelNotFoundError,
        ModelRejectedError,
        MtcheckError,
        OutputError,
        PluginError,
        SettingsError,
        TranslatorError,
        UsageError,
        WrongTypeError,
    )
    from mtcheck.glossary import Glossary
    from mtcheck.languages.language import Language
    from mtcheck.model import (
        Article,
        Decision,
        Evidence,
        Input,
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
    from mtcheck.settings import Waiver
    from mtcheck.translate import Translator, load_translator

__all__ = [
    "Article",
    "Baseline",
    "Check",
    "Decision",
    "DecodingError",
    "Evidence",
    "Glossary",
    "GlossaryError",
    "Input",
    "InputError",
    "Issue",
    "Language",
    "LanguageDataError",
    "LanguageError",
    "LanguagePairError",
    "ModelNotFoundError",
    "ModelRejectedError",
    "MtcheckError",
    "OutputError",
    "PluginError",
    "Report",
    "Score",
    "Segment",
    "SettingsError",
    "Severity",
    "Side",
    "Signal",
    "Span",
    "Translator",
    "TranslatorError",
    "Trust",
    "UsageError",
    "Verdict",
    "Waiver",
    "WrongTypeError",
    "audit",
    "load_translator",
    "translate",
]

_ELSEWHERE: Final = {
    "Baseline": "mtcheck.baseline",
    "Check": "mtcheck.checks",
    "Glossary": "mtcheck.glossary",
    "Language": "mtcheck.languages.language",
    "Translator": "mtcheck.translate",
    "Waiver": "mtcheck.settings",
    "load_translator": "mtcheck.translate",
}


def __getattr__(name: str) -> object:
    """Public names are imported on first use, because `mtcheck --help` imports this package too."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "translate":
        return import_module("mtcheck.translate")
    home = "mtcheck.errors" if name.endswith("Error") else _ELSEWHERE.get(name, "mtcheck.model")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
