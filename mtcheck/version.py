"""The version, in Semantic Versioning; this is its only copy."""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.2.0"
