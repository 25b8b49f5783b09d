"""Back ends that translate with a local model."""

from __future__ import annotations

from mtcheck.translate.choose import check_name, load_translator
from mtcheck.translate.contract import Translator

__all__ = ["Translator", "check_name", "load_translator"]
