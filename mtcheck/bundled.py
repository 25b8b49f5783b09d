"""Where the files that ship with mtcheck are: articles, glossaries, challenge sets."""

from __future__ import annotations

from pathlib import Path

__all__ = ["references"]


def references() -> Path:
    """The ``references`` folder: inside an installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "_references"
    return installed if installed.is_dir() else package.parent / "references"
