"""The pieces of a message: what serving looks up quickly is what training counted."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.features import AFTER, CAREER, Reduced, pieces
from tests.engines import engine

TABLE = engine().model.table
KNOWN = [known.text.lower() for known in engine().knowledge.phrasings[::400]]
WORDS = sorted({word for text in KNOWN for word in text.split()})
SORTS: tuple[Callable[[str], bool], ...] = (
    lambda piece: piece.startswith("~"),
    lambda piece: piece.startswith(AFTER),
    lambda piece: not piece.startswith(("~", AFTER)),
)


def reference(reduced: Reduced, after: str) -> dict[int, float]:
    """Place -> weight, from the pieces that training counts: tf-idf, of unit length per sort of piece."""
    found: dict[int, float] = {}
    counted = pieces(reduced, after)
    for is_of in SORTS:
        part = {
            TABLE.places[piece]: float(TABLE.rarity[TABLE.places[piece]]) * (1 + np.log(count))
            for piece, count in counted.items()
            if is_of(piece) and piece in TABLE.places
        }
        length = np.sqrt(sum(weight**2 for weight in part.values())) or 1.0
        found |= {place: weight / length for place, weight in part.items()}
    return found


def same(reduced: Reduced, after: str) -> bool:
    row, expected = TABLE.row(reduced, after), reference(reduced, after)
    got = dict(zip(row.places.tolist(), row.weights.tolist(), strict=True))
    return got.keys() == expected.keys() and np.allclose(
        [got[place] for place in expected], list(expected.values()), atol=1e-5
    )


@pytest.mark.parametrize("after", ["", "salary"])
def test_a_phrasing_has_the_pieces_it_was_learned_by(after: str) -> None:
    assert all(same(Reduced(text, text, ("<sentences 1>",)), after) for text in KNOWN)


@given(st.lists(st.sampled_from(WORDS), max_size=14), st.integers(0, 13), st.sampled_from(["", "salary", "no topic"]))
def test_so_has_any_other_message(words: list[str], at: int, after: str) -> None:
    """Also with a career in it, whose words stand in the one reading and not in the other."""
    raw = " ".join(words)
    text = " ".join([*words[:at], CAREER, *words[at + 2 :]])
    assert same(Reduced(text, raw, ("<career>", "<length 1>")), after)
