"""Each family's codes are found for every tag that users write."""

from __future__ import annotations

import pytest

from mtcheck.translate.languages import code_for, codes_in, with_script

NLLB = ("bos_Latn", "bul_Cyrl", "eng_Latn", "hrv_Latn", "slv_Latn", "srp_Cyrl", "ukr_Cyrl", "zho_Hans", "zho_Hant")
M2M = ("__bs__", "__en__", "__hr__", "__sr__", "__uk__")
MBART = ("en_XX", "hr_HR", "sl_SI", "uk_UA")
MADLAD = ("<2en>", "<2sh>", "<2sr>", "<2uk>")
MARIAN = (">>bos_Latn<<", ">>hrv<<", ">>srp_Cyrl<<", ">>srp_Latn<<")


@pytest.mark.parametrize(
    ("tag", "codes", "expected"),
    [
        ("sr", NLLB, "srp_Cyrl"),
        ("sr-Cyrl", NLLB, "srp_Cyrl"),
        ("sr-Latn-RS", NLLB, "bos_Latn"),
        ("hr", NLLB, "hrv_Latn"),
        ("cnr-Latn", NLLB, "bos_Latn"),
        ("cnr-Cyrl", NLLB, "srp_Cyrl"),
        ("en-GB", NLLB, "eng_Latn"),
        ("zh-Hant", NLLB, "zho_Hant"),
        ("de", NLLB, None),
        ("sr", M2M, "__sr__"),
        ("cnr", M2M, "__bs__"),
        ("sr-Latn", MBART, "hr_HR"),
        ("uk", MBART, "uk_UA"),
        ("cnr", MADLAD, "<2sh>"),
        ("en", MADLAD, "<2en>"),
        ("sr-Latn", MARIAN, ">>srp_Latn<<"),
        ("hr", MARIAN, ">>hrv<<"),
        ("en", (), None),
    ],
)
def test_code(tag: str, codes: tuple[str, ...], expected: str | None) -> None:
    assert code_for(tag, codes) == expected


def test_codes_among_words() -> None:
    words = ["<s>", "\u2581the", "__sr__", "hello", "srp_Cyrl", ">>hrv<<", "<2sr>", "hr_HR", "a_b", "__future__"]

    assert codes_in(words) == ("<2sr>", ">>hrv<<", "__sr__", "hr_HR", "srp_Cyrl")


def test_script_is_read_off_the_text() -> None:
    assert with_script("sr-RS", "Здраво") == "sr-Cyrl"
    assert with_script("sr", "Zdravo") == "sr-Latn"
    assert with_script("hr", "Kijev (Київ) je glavni grad.") == "hr"
    assert with_script("sr", "Компанија BMW је објавила резултате.") == "sr-Cyrl"
    assert with_script("uk", "Привіт") == "uk"
