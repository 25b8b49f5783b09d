"""Challenge sets: recall and false alarms per check."""

from __future__ import annotations
