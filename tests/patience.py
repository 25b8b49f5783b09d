"""How long a test waits for what must happen."""

from __future__ import annotations

from typing import Final

PATIENCE: Final = 300.0
"""In seconds. Only a test that fails waits so long; a machine ten times slower than ours needs a tenth of it."""
