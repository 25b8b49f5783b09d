"""Two Ray nodes as processes, with faults, in a separate network namespace; prints the results as JSON.

Run by ``test_ray.py`` with ``unshare --net``: Ray listens on all addresses, and here there is only loopback.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]

from mtcheck.batch import ray as engine_module
from mtcheck.batch.item import Item, Options
from mtcheck.batch.ray import RayEngine
from mtcheck.batch.worker import Outcome
from tests.scratch import end_by_signal, scratch

ADDRESS = "127.0.0.1:6401"
RAY = str(Path(sys.executable).parent / "ray")


class Troubled:
    """An actor that does what the article's text says."""

    def __init__(self, options: Options) -> None:
        del options

    def version(self) -> str:
        from mtcheck import __version__

        return __version__

    def audit(self, items: list[Item]) -> list[Outcome]:
        time.sleep(0.02)
        for item in items:
            if item.translation == "die":
                os.kill(os.getpid(), signal.SIGKILL)
            if item.translation == "sleep":
                time.sleep(3600)
        return [Outcome(frame=item.id.encode(), verdict="publish") for item in items]


class Stranger(Troubled):
    """An actor of another version of mtcheck."""

    def version(self) -> str:
        return "0.0.0"


def start(*arguments: str, folder: str) -> None:
    command = [RAY, "start", *arguments, "--num-cpus=1", "--object-store-memory=90000000", "--disable-usage-stats"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr


def run(texts: list[str], *, timeout: float = 300.0, disturb: Callable[[int], None] | None = None) -> dict[str, Any]:
    """Submit the texts, disturb the cluster after a third of the answers, and return the outcome of each."""
    answered: dict[int, str | None] = {}
    twice = 0
    disturbed = disturb is None
    with RayEngine(Options(), address=ADDRESS, workers=2, timeout=timeout) as engine:
        handed = 0
        while len(answered) < len(texts):
            while handed < len(texts) and engine.running < engine.capacity:
                engine.submit(Item(str(handed), "", texts[handed]))
                handed += 1
            for answer in engine.answers():
                twice += answer.ticket in answered
                answered[answer.ticket] = answer.outcome.reason
            if not disturbed and len(answered) > len(texts) // 3 and disturb is not None:
                disturb(len(answered))
                disturbed = True
    return {
        "answered": len(answered),
        "twice": twice,
        "failed": {str(ticket): reason for ticket, reason in answered.items() if reason is not None},
    }


def kill_one(name: str) -> Callable[[int], None]:
    """Kill the process whose command line begins so (the youngest of several)."""

    def kill(_: int) -> None:
        found = [process for process in psutil.process_iter(["cmdline", "create_time"]) if name in _line(process)]
        max(found, key=lambda process: process.info["create_time"]).kill()

    return kill


def _line(process: Any) -> str:
    return " ".join(process.info["cmdline"] or [])


def main() -> None:
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    end_by_signal()
    with scratch("mtcheck-rt-") as folder:
        attack(str(folder))


def attack(folder: str) -> None:
    start(
        "--head",
        "--node-ip-address=127.0.0.1",
        f"--port={ADDRESS.partition(':')[2]}",
        "--include-dashboard=false",
        f"--temp-dir={folder}",
        folder=folder,
    )
    start(f"--address={ADDRESS}", "--node-ip-address=127.0.0.1", folder=folder)
    engine_module._Actor = Troubled  # type: ignore[assignment,misc]
    found: dict[str, Any] = {}
    try:
        found["plain"] = run(["fine"] * 60)
        found["actor killed"] = run(["fine"] * 120, disturb=kill_one("ray::Troubled"))
        found["killer"] = run([*["fine"] * 20, "die", *["fine"] * 20])
        found["slow"] = run(["fine", "sleep", "fine"], timeout=30.0)
        found["raylet killed"] = run(["fine"] * 120, disturb=kill_one("raylet/raylet"))
        engine_module._Actor = Stranger  # type: ignore[assignment,misc]
        try:
            run(["fine"])
        except Exception as error:  # noqa: BLE001
            found["stranger"] = str(error)
    finally:
        subprocess.run([RAY, "stop", "--force"], capture_output=True, check=False)
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
