"""Facts per language, as data: number marks, months, number words, quotation marks, scripts."""

from __future__ import annotations
