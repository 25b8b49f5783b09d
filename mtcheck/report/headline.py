"""What a decision says to an editor, in the same words in every format."""

from __future__ import annotations

from typing import Final

from mtcheck.model import Decision, Side

__all__ = ["AGAINST", "HEADLINES", "SIDES"]

HEADLINES: Final = {
    Decision.PUBLISH: "Ready to publish",
    Decision.FIX: "Fix before publishing",
    Decision.REJECT: "Do not publish",
    Decision.UNKNOWN: "Cannot tell",
}

SIDES: Final = {Side.TRANSLATION: "Translation", Side.SOURCE: "Source"}

AGAINST: Final = {"reference": "reference", "retranslation": "re-translation"}
"""How the side that a score was taken against is written."""
