"""Audit machine-translated articles, offline.

>>> import mtcheck
>>> report = mtcheck.audit("Blinken met Dmytro Kuleb.", source="Blinken se sastao s Dmitrom Kulebom.")
>>> report.verdict.decision
<Decision.FIX: 'fix'>
"""

from __future__ import annotations

from mtcheck import translate
from mtcheck.audit import audit
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
