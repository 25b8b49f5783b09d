"""Bytes to text: one file per format."""

from __future__ import annotations
