"""Back ends that translate with a local model. The only part that imports torch, and only inside functions."""

from __future__ import annotations

from mtcheck.translate.base import Translator, check_name, load_translator

__all__ = ["Translator", "check_name", "load_translator"]
