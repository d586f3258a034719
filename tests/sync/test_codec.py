"""What is written comes back the same, to its reader alone, and what is not ours to send is not written."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import card, codec, messages
from sync.codec import Keys
from sync.messages import Body, Envelope
from sync.refusals import NotTaken, Reason
from tests.sync.forging import DAY, EVE, LEA, NOW, SAM, SECOND

LETTERS = st.text(st.characters(categories=["L", "Nd", "P", "So"], max_codepoint=0x2FFF, exclude_characters="\u2800"))
PLAIN = LETTERS.map(lambda text: text.replace("\u3164", "").replace("\u115f", "").replace("\u1160", ""))
HASH = st.text("0123456789abcdef", min_size=64, max_size=64)
FIELDS = st.lists(st.sampled_from(card.FIELDS), unique=True, max_size=9).map(tuple)
CARDS = st.fixed_dictionaries(
    {"name": PLAIN.filter(bool)},
    optional={
        "email": st.just("lea@example.org"),
        "phone": st.just("+33 6 12 34 56 78"),
        "org": PLAIN.filter(bool),
        "role": PLAIN.filter(bool),
        "city": PLAIN.filter(bool),
        "link": st.just("https://example.org/lea"),
        "offers": PLAIN.filter(bool),
        "needs": PLAIN.filter(bool),
    },
).map(lambda said: {field: said[field][:80] for field in card.FIELDS if field in said})
BODIES: st.SearchStrategy[Body] = st.one_of(
    CARDS.map(lambda said: messages.Card(card.person_of(said), tuple(said))),
    st.builds(messages.Ask, why=PLAIN, you_gain=PLAIN, other_gains=PLAIN, other_is=PLAIN, fields=FIELDS),
    st.builds(messages.Answer, say=st.sampled_from(["yes", "no", "later"]), ask_hash=HASH, note=PLAIN),
    st.builds(messages.Share, consent=st.just("e30.e30.x"), yours=HASH, why=PLAIN, next_step=PLAIN),
    st.builds(messages.Ack, of=HASH),
    st.builds(messages.Hello, transcript=HASH),
    st.just(messages.Close()),
    st.just(messages.Withdraw()),
    st.builds(messages.Outcome, text=PLAIN.filter(bool)),
)


def envelope(body: Body, aud: str = SAM.key, **more: object) -> Envelope:
    said = {"id": "ab" * 16, "thread": "cd" * 16, "iat": SECOND, "exp": SECOND + 30 * DAY, **more}
    return Envelope(v=1, minv=1, iss=LEA.key, aud=aud, body=body, **said)


@given(BODIES, st.integers(1, 99), HASH)
def test_whatever_is_written_its_reader_reads(body: Body, round: int, prev: str) -> None:
    written = codec.write(envelope(body, round=round, prev=prev), LEA)
    read = codec.read(codec.seal(written, SAM.age), [EVE, SAM], NOW)
    assert (read.envelope, read.signed, read.hash) == (written.envelope, written.signed, written.hash)
    with pytest.raises(NotTaken):
        codec.read(codec.seal(written, SAM.age), [EVE], NOW)
    with pytest.raises(NotTaken):
        codec.read(codec.seal(written, EVE.age), [EVE], NOW)


@given(CARDS)
def test_a_card_says_the_fields_that_were_put_on_it(said: dict[str, str]) -> None:
    assert card.values_of(card.person_of(said)) == said


@pytest.mark.parametrize(
    "body",
    [
        messages.Identity("Léa Martin", LEA.age),
        messages.Rotate(SAM.key, SAM.age),
        messages.Revoke(),
    ],
)
def test_what_is_for_anyone_needs_no_seal(body: Body) -> None:
    written = codec.write(envelope(body, aud=""), LEA)
    read = codec.read(written.signed.encode() + b"\r\n", [], NOW)
    assert (read.body, read.sealed) == (body, False)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (messages.Answer(say="perhaps", ask_hash="0" * 64), Reason.NOT_A_CARD),
        (messages.Ask(why="a\u202eb"), Reason.HIDDEN_TEXT),
        (messages.Card(card.person_of({"name": "Léa", "email": "lea@example.org"}), ("name",)), Reason.NOT_CONSENTED),
        (messages.Card(card.person_of({"link": "http://example.org"}), ("link",)), Reason.LINK),
    ],
)
def test_what_no_reader_would_take_is_not_written(body: Body, reason: Reason) -> None:
    with pytest.raises(NotTaken) as refused:
        codec.write(envelope(body), LEA)
    assert refused.value.reason is reason


def test_the_clock_of_either_may_be_two_days_off_and_no_more() -> None:
    sealed = codec.seal(codec.write(envelope(messages.Close()), LEA), SAM.age)
    for off in (timedelta(days=-2), timedelta(days=32)):
        codec.read(sealed, [SAM], NOW + off)
    for off, reason in (
        (timedelta(days=-2, seconds=-1), Reason.CLOCK),
        (timedelta(days=32, seconds=1), Reason.EXPIRED),
    ):
        with pytest.raises(NotTaken) as refused:
            codec.read(sealed, [SAM], NOW + off)
        assert refused.value.reason is reason


def test_no_secret_is_shown_where_keys_are_printed() -> None:
    keys = Keys.fresh()
    assert keys.age_secret not in repr(keys)
    assert repr(keys.sign_secret) not in repr(keys)


@pytest.mark.parametrize("kept", ["", "hello", "е30.e30." + "A" * 86])
def test_what_was_never_signed_is_not_read_as_kept(kept: str) -> None:
    """In a message a stranger may write a consent in any letters."""
    with pytest.raises(NotTaken):
        codec.read_kept(kept)
