"""The version, in Semantic Versioning; nothing else holds a copy of it."""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.2.0"
