"""The prompts of the embedded model: those that its adapter was trained with, and those for the base model alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["END", "adapted_prompt", "backward_prompt", "base_prompt", "paraphrase_prompt"]

END: Final = "<|im_end|>"
"""The token that ends a turn, and with it a translation."""


def adapted_prompt(sentence: str, draft: str = "") -> str:
    """One sentence with its word-for-word draft, up to where its translation begins.

    The adapter needs no instruction, and every token is read again for each sentence. Each text becomes one line, and
    control tokens within it are split, so that no article can end its own line or turn.
    """
    return f"{_plain(sentence)}\n{_plain(draft)}\nEnglish:\n"


def base_prompt(sentence: str, names: Mapping[str, str] | None = None, *, language: str = "Serbo-Croatian") -> str:
    """The same for the base without its adapter, as a turn of a ChatML conversation.

    ``names`` maps a name in the sentence (``Dmitrom Kulebom``) to its spelling
    (``Dmytro Kuleba``). ``language`` is the sentence's, in English.
    """
    system = f"<|im_start|>system\nYou are a professional translator.{END}\n"
    asked = f"Translate this {language} news sentence into English. Answer with the translation only."
    return system + _turn(f"{asked}\n{_hints(names)}{_plain(sentence)}")


def backward_prompt(sentence: str, language: str) -> str:
    """The other direction, into ``language`` (``Serbian``): not trained for, and used only for scoring."""
    return _turn(f"Translate to {language}: {_plain(sentence)}")


def paraphrase_prompt(reference: str) -> str:
    """Requests a paraphrase, to score how probable a translation is, given a human one."""
    return _turn(f"Say the same in other words: {_plain(reference)}")


def _turn(text: str) -> str:
    return f"<|im_start|>user\n{text}{END}\n<|im_start|>assistant\n"


def _hints(names: Mapping[str, str] | None) -> str:
    if not names:
        return ""
    return "Names: " + "; ".join(f"{_plain(form)} = {_plain(name)}" for form, name in names.items()) + "\n"


def _plain(text: str) -> str:
    return " ".join(text.replace("<|", "< |").split())
