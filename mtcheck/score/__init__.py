"""Scores: how near two texts are, and how probable one is."""

from __future__ import annotations
