"""What is made of a book: made once, kept by it, gone with it."""

from __future__ import annotations

import gc
import weakref

from bot.advisor.book import Book, of_book
from bot.advisor.facts.near import page
from bot.advisor.facts.points import index
from tests import small


def test_it_is_made_once_for_each_book_and_value() -> None:
    made: list[str] = []

    @of_book
    def shout(book: Book, key: str) -> str:
        made.append(key)
        return book.knowledge.careers[key].name.upper()

    one, other = (Book(small.knowledge(), small.replies()) for _ in range(2))
    assert {shout(one, "backend"), shout(one, "backend"), shout(other, "backend")} == {shout(one, "backend")}
    shout(one, "frontend")
    assert made == ["backend", "backend", "frontend"]


def test_nothing_of_an_old_book_stays_when_the_knowledge_is_edited() -> None:
    book = Book(small.knowledge(), small.replies())
    every, one = weakref.ref(index(book)), weakref.ref(page(book, "backend"))
    assert index(book) is every()
    del book
    gc.collect()
    assert every() is None
    assert one() is None
