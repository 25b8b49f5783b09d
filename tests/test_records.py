"""The records notice what changes, and only that."""

from __future__ import annotations

import json

import pytest

from tests.records import MADE, differences, lines


@pytest.mark.parametrize("room", MADE)
def test_a_change_is_noticed_and_the_last_digit_is_none(room: str) -> None:
    line = next(line for line in lines(room) if all(line["result"].values()))
    first, *others = line["result"]["found"]
    shifted = [[*first[:2], *(place + 1 if isinstance(place, int) else place for place in first[2:])], *others]

    assert not list(differences(room, line))
    assert len(list(differences(room, line | {"result": line["result"] | {"found": shifted}}))) == 1
    assert list(differences(room, {key: value for key, value in line.items() if key != "result"}))


def test_features_may_differ_in_their_last_digits() -> None:
    line = next(line for line in lines("meaning") if "given_source=" in json.dumps(line["result"]["weighed"]))

    def altered(factor: float) -> list[str]:
        weighed = [
            [word, reading, "; ".join(_times(one, factor) for one in values.split("; "))]
            for word, reading, values in line["result"]["weighed"]
        ]
        return list(differences("meaning", line | {"result": line["result"] | {"weighed": weighed}}))

    assert not altered(1.00001)
    assert len(altered(1.01)) == len(line["result"]["weighed"])


def _times(feature: str, factor: float) -> str:
    name, _, value = feature.partition("=")
    return f"{name}={float(value) * factor:.7g}" if value else feature
