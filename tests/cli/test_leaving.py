"""How the command's process ends."""

from __future__ import annotations

import subprocess
import sys

KEPT = """
import sys
class Kept:
    def __del__(self):
        print("collected", file=sys.stderr)
kept = Kept()
kept.itself = kept
sys.argv = ["mtcheck", "--version"]
from mtcheck.cli import main
main()
"""


def test_what_lives_to_the_end_is_not_collected_one_by_one() -> None:
    """That took as long as a tenth of an audit."""
    ran = subprocess.run([sys.executable, "-c", KEPT], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("mtcheck ")
