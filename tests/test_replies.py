"""The bot's sentences: complete, well formed, and found out at start when not."""

from __future__ import annotations

import pytest

from bot.errors import KnowledgeError
from bot.replies import Replies, faults_of, fingerprint, placeholders, spoken
from tests import small


def test_say_fills_placeholders() -> None:
    """Values stand where their names stood, braces in them included."""
    assert Replies({"a.hi": "Hi {name}!"}).say("a.hi", name="{x}") == "Hi {x}!"


def test_missing_sentence_is_named() -> None:
    """The fault says in which file the sentence belongs."""
    with pytest.raises(KnowledgeError, match=r"replies/a.yaml:1: hi: the sentence is missing"):
        Replies({}).say("a.hi")


def test_value_not_given_is_named() -> None:
    """A placeholder without a value is a fault, not a KeyError."""
    with pytest.raises(KnowledgeError, match=r"asks for \{name\}"):
        Replies({"a.hi": "Hi {name}!"}).say("a.hi")


@pytest.mark.parametrize(
    "text", ["Hi {name", "Hi }", "Hi {0}", "Hi {}", "Hi {a.b}", "Hi {a[0]}", "{a:>99999999}", "{a!r}"]
)
def test_malformed_placeholders_are_refused_at_start(text: str) -> None:
    """Only plain names in matching braces; above all no access to attributes."""
    with pytest.raises(KnowledgeError):
        Replies({"a.hi": text})


def test_unknown_placeholder_is_found_at_start() -> None:
    """An author's slip in a name is found before a member meets it."""
    sentences = dict(small.sentences()) | {"talk.hello": "Hi {nmae}"}
    assert "asks for {nmae}" in str(next(f for f in faults_of(sentences) if f.key == "hello"))


def test_removed_sentence_is_found_at_start() -> None:
    """The bot does not start without a sentence it may have to say."""
    sentences = {key: text for key, text in small.sentences().items() if key != "talk.hello"}
    with pytest.raises(KnowledgeError, match="hello: the sentence is missing"):
        Replies.complete(sentences)


OWN = ("answer", "buttons", "certificates", "clarify", "compare", "needs", "pages", "projects", "refuse")
MORE = ("resources", "roadmap", "skills", "talk", "time", "why")


def test_every_sentence_of_the_advisor_exists_and_is_used() -> None:
    """Nothing said is missing, nothing written is never said."""
    said = {key for key in spoken() if key.partition(".")[0] in OWN + MORE}
    written = {key for key in small.sentences() if key.partition(".")[0] in OWN + MORE}
    assert written == said


def test_shipped_sentences_have_no_fault_of_the_advisor() -> None:
    """As above, placeholders included."""
    parts = {f"replies/{part}.yaml" for part in OWN + MORE}
    assert [str(fault) for fault in faults_of(small.sentences()) if fault.file in parts] == []


def test_placeholders_lists_names() -> None:
    """Doubled braces are no placeholder."""
    assert placeholders("{a} and {{b}} and {c}") == {"a", "c"}


def test_every_edit_of_a_sentence_or_language_is_noticed() -> None:
    """By `fingerprint`, which tells whether the sentences have to be looked through again."""
    known = [("", {"a.b": "one"}), ("fr", {"a.b": "un"})]
    edits = [
        known[:1],
        [("", {"a.b": "two"}), known[1]],
        [("", {"a.c": "one"}), known[1]],
        [known[0], ("de", {"a.b": "un"})],
    ]
    assert len({fingerprint(one) for one in (known, *edits)}) == 1 + len(edits)
    assert fingerprint(known) == fingerprint(reversed(known))
