"""DEMETR's JSON: Karpinska et al., "DEMETR: Diagnosing Evaluation Metrics for Translation", EMNLP 2022.

Objects with ``clean`` and ``perturbed`` (``mt_sent`` and ``pert_sent`` in the published files).
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.errors import InputError
from mtcheck.evaluate.item import Item
from mtcheck.evaluate.row import Row
from mtcheck.languages.named import language_named

__all__ = ["is_demetr", "items"]


def is_demetr(row: Row) -> bool:
    """Whether an object is DEMETR's."""
    return "perturbed" in row.values or "pert_sent" in row.values


def items(row: Row) -> Iterator[Item]:
    """The damaged item, and the clean translation as a control.

    Raises :class:`mtcheck.errors.InputError`.
    """
    clean, damaged = row.text("clean", "mt_sent"), row.text("perturbed", "pert_sent")
    source, reference = row.text("source", "src_sent"), row.text("reference", "eng_sent")
    if clean is None or damaged is None:
        raise InputError(f"{row.where}: DEMETR items need clean (mt_sent) and perturbed (pert_sent)")
    lang = (row.text("lang", "lang_tag") or "und").partition("_")[0].casefold()
    name = str(row.values.get("id", row.where))
    control = Item(
        id=f"{name}-clean",
        kind="clean",
        translation=(clean,),
        source=(source,) if source else None,
        reference=(reference,) if reference else None,
        source_lang=language_named(lang) or lang,
    )
    yield Item(
        id=name,
        kind=row.text("perturbation", "pert_name") or "unknown",
        translation=(damaged,),
        source=control.source,
        reference=control.reference,
        wrong=_changed_words(clean.split(), damaged.split()),
        undamaged=control.translation,
        source_lang=control.source_lang,
    )
    yield control


def _changed_words(clean: list[str], damaged: list[str]) -> str | None:
    """The words of ``damaged`` between the common start and end of both."""
    shorter = min(len(clean), len(damaged))
    start = next((at for at in range(shorter) if clean[at] != damaged[at]), shorter)
    rest = shorter - start
    end = next((at for at in range(rest) if clean[-1 - at] != damaged[-1 - at]), rest)
    return " ".join(damaged[start : len(damaged) - end]) or None
