"""What a phrasing teaches, label by label."""

from __future__ import annotations

from bot.models.knowledge import Phrasing
from bot.understanding.classifier import UNKNOWN
from bot.understanding.lexicon import Entry, Hit
from bot.understanding.targets import AGAIN, MANY, NOBODY, SEVERAL, Chances, labels_of, targets_of

QA = Hit(0, 1, Entry("career", "qa", (("qa", 1.0),)), exact=True)
GIVEN = (
    Phrasing("tester pay", ("salary",), ("qa",)),
    Phrasing("pay, skills and hours", ("salary", "skills", "day_to_day"), ()),
    Phrasing("tester or coder", ("compare",), ("qa", "backend")),
    Phrasing("qa wages", ("salary",)),
    Phrasing("wages", ("salary",)),
    Phrasing("even in rome", ("salary",), (), again=True),
)
LABELS = labels_of(GIVEN)
TAUGHT = [
    dict(zip(LABELS, row, strict=True)) for row in targets_of(GIVEN, [(), (), (), (QA,), (), ()], LABELS).tolist()
]


def test_what_is_asked_and_of_whom() -> None:
    assert (TAUGHT[0]["salary"], TAUGHT[0]["skills"], TAUGHT[0]["career:qa"], TAUGHT[0][NOBODY]) == (1, 0, 1, 0)
    assert (TAUGHT[1]["career:qa"], TAUGHT[1][NOBODY]) == (0, 1)
    assert (TAUGHT[2]["career:qa"], TAUGHT[2]["career:backend"], TAUGHT[2]["compare"]) == (1, 1, 1)


def test_how_much_is_asked_at_once() -> None:
    assert [(one[SEVERAL], one[MANY]) for one in TAUGHT[:2]] == [(0, 0), (1, 1)]


def test_a_name_tells_the_career_where_the_author_did_not() -> None:
    assert TAUGHT[3]["career:qa"] == 1
    assert TAUGHT[4]["career:qa"] == UNKNOWN


def test_what_leans_on_the_talk_teaches_no_topic() -> None:
    assert (TAUGHT[5][AGAIN], TAUGHT[5]["salary"], TAUGHT[5]["compare"]) == (1, UNKNOWN, 0)
    assert TAUGHT[0][AGAIN] == UNKNOWN


def test_scores_are_sorted_out() -> None:
    found = Chances.of(LABELS, targets_of(GIVEN[:1], [()], LABELS)[0])
    assert (found.asks["salary"], found.careers["qa"], found.nobody, found.several) == (1, 1, 0, 0)
