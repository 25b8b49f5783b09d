"""Where plug-ins are looked for, and how soon a command knows that there are none."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path
from typing import Any

import pytest

from mtcheck.plugins import plugins

GROUP = "mtcheck.formats"
TOLD = f"[console_scripts]\nshout = shouting:main\n\n[{GROUP}]\nshout = shouting:render\n"


@pytest.fixture
def metadata(tmp_path: Path) -> dict[str, str]:
    return {"METADATA": "Metadata-Version: 2.1\nName: shouting\nVersion: 1.0\n", "entry_points.txt": TOLD}


def written(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_where_no_package_adds_anything_pythons_search_is_not_loaded() -> None:
    code = (
        f"import sys; from mtcheck.plugins import plugins; print(dict(plugins({GROUP!r}))); "
        "print('importlib.metadata' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["{}", "False"]


@pytest.mark.parametrize("folder", ["shouting-1.0.dist-info", "Shouting-1.0.egg-info"])
def test_a_package_beside_others_is_found(folder: str, metadata: Any, install: Any, tmp_path: Path) -> None:
    written(tmp_path / "site" / folder, metadata | {"PKG-INFO": metadata["METADATA"]})
    install("[console_scripts]\nother = other:main\n")
    assert plugins(GROUP) == {"shout": "shouting:render"}


def test_a_package_in_an_archive_is_found(
    metadata: Any, install: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(tmp_path / "shouting.zip", "w") as archive:
        for name, text in metadata.items():
            archive.writestr(f"shouting-1.0.dist-info/{name}", text)
    monkeypatch.syspath_prepend(str(tmp_path / "shouting.zip"))
    install("")
    assert plugins(GROUP) == {"shout": "shouting:render"}


def test_a_package_that_a_finder_of_its_own_knows_is_found(
    metadata: Any, install: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = written(tmp_path / "elsewhere", metadata)

    class Finder:
        def find_distributions(self, context: object) -> list[Distribution]:
            return [PathDistribution(place)]

        def find_spec(self, *told: object) -> None:
            return None

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder()])
    install("")
    assert plugins(GROUP) == {"shout": "shouting:render"}
