"""Source sentences <-> translation sentences <-> reference sentences."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from mtcheck.model import Segment
from mtcheck.segment import SegmentedText, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["align"]


def align(
    translation: SegmentedText,
    source: SegmentedText | None,
    references: Sequence[SegmentedText],
    *,
    source_lang: str,  # noqa: ARG001
    target_lang: str,  # noqa: ARG001
) -> tuple[Segment, ...]:
    """The aligned units in translation order."""
    rows = zip_longest(
        translation.sentences,
        source.sentences if source else (),
        *(reference.sentences for reference in references),
    )
    segments = []
    end = 0
    for index, (target, origin, *others) in enumerate(rows):
        if target is None:
            target = Sentence("", end, end, 0)  # noqa: PLW2901
        end = target.end
        segments.append(
            Segment(
                index=index,
                translation=target.text,
                start=target.start,
                end=target.end,
                source=origin.text if origin else None,
                source_start=origin.start if origin else None,
                source_end=origin.end if origin else None,
                references=tuple(other.text if other else None for other in others),
                paragraph=target.paragraph,
                heading=target.heading,
            )
        )
    return tuple(segments)
