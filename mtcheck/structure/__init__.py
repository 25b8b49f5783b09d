"""What the alignment shows about a whole article: gaps, copies, moves, and untranslated parts."""

from __future__ import annotations
