"""Each line between the program and what carries is what it should be, or refused."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.carrying import Delivered, Ended, Met, News, Opened, Reached, Ready, Received, Serving, WrongWords
from models.carrying.failures import FAILURES
from resources import phrase, set_language
from sync.limits import FILE_BYTES
from sync.transports import wire
from sync.transports.wire import Compared, Garbled, Leave, Meet, Order, Patience, Send

TEXTS = st.lists(st.text(max_size=20), max_size=4).map(tuple)
BODIES = st.binary(max_size=200)
NEWS = st.one_of(
    st.sampled_from([Ready(), Reached(), Opened(), Delivered(), Ended(None)]),
    st.builds(Serving, TEXTS),
    st.builds(Met, TEXTS, st.booleans()),
    st.builds(Received, BODIES),
)
SECONDS = st.floats(0, 1e6)
ORDERS = st.one_of(
    st.builds(Meet, st.text(), TEXTS, st.booleans(), st.text(), st.builds(Patience, SECONDS, SECONDS, SECONDS)),
    st.builds(Compared, st.booleans()),
    st.builds(Send, BODIES),
    st.just(Leave()),
)


@given(NEWS)
def test_news_come_back(news: News) -> None:
    line = wire.encoded(news)
    assert line.count(b"\n") == 1
    assert wire.news(line) == news


@given(ORDERS)
def test_orders_come_back(order: Order) -> None:
    assert wire.order(wire.encoded(order)) == order


@pytest.mark.parametrize("kind", FAILURES.values(), ids=FAILURES)
def test_every_failure_comes_back_as_itself(kind: type[Exception]) -> None:
    ended = wire.news(wire.encoded(Ended(FAILURES[kind.__name__]())))
    assert isinstance(ended, Ended)
    assert type(ended.failure) is kind


@pytest.mark.parametrize("kind", FAILURES.values(), ids=FAILURES)
def test_every_failure_has_a_sentence_of_its_own_in_both_languages(kind: type[WrongWords]) -> None:
    others = {other.sentence for other in FAILURES.values() if other is not kind}
    assert str(kind()) == kind.sentence
    assert kind.sentence.endswith((".", "?"))
    assert kind.sentence not in others
    set_language("fr")
    try:
        assert phrase(kind.sentence) != kind.sentence
        assert str(kind()) == phrase(kind.sentence)
    finally:
        set_language(None)


def test_the_largest_body_fits_a_line() -> None:
    assert len(wire.encoded(Received(bytes(FILE_BYTES)))) < wire.LARGEST_LINE


ANY_JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda one: st.lists(one))


@given(st.sampled_from(["Met", "Received", "Serving", "Ended", "Meet", "Send", "Ready", "?"]), ANY_JSON, ANY_JSON)
def test_nothing_else_is_taken(kind: str, one: object, two: object) -> None:
    for read in (wire.news, wire.order):
        for said in (
            {"is": kind, "words": one, "to_compare": two},
            {"is": kind, "body": one},
            {"is": kind, "failure": one},
            {"is": kind, "addresses": one},
            {"is": one},
            one,
        ):
            with contextlib.suppress(Garbled):
                read(json.dumps(said).encode())


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{",
        b"\xff",
        b"[" * 100_000,
        b'{"is": "Ended", "failure": "Exception"}',
        b'{"is": "Ended"}',
        b'{"is": "Ready", "more": 1}',
        b'{"is": "Met", "words": ["a", 1], "to_compare": true}',
        b'{"is": "Met", "words": ["a"], "to_compare": 1}',
        b'{"is": "Received", "body": "no base64!"}',
        wire.encoded(Received(bytes(FILE_BYTES + 1))),
        b'{"is": "Leave"}',
    ],
)
def test_a_garbled_line_is_refused(line: bytes) -> None:
    with pytest.raises(Garbled):
        wire.news(line)
