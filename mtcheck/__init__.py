"""Audit machine-translated articles offline."""

__version__ = "0.1.0"
