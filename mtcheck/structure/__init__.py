"""What the alignment says about an article as a whole: gaps, copies, moves, and what was never translated."""

from __future__ import annotations
