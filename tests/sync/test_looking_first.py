"""What each message says, and a look at it before it leaves."""

from collections.abc import Callable
from operator import methodcaller

import pytest

from models.errors import Refused
from models.handing import Level, PeerState, Sealed
from models.introductions import Introductions, PartyState
from models.people import ContactKind, ContactMethod, People
from sync.postbox import Postbox
from sync.refusals import NotTaken, Reason
from tests.builders import everything
from tests.sync.three import Someone, Three, dump

Write = Callable[[Postbox], Sealed]


def refused(post: Postbox, write: Write, shown: Sealed) -> None:
    with pytest.raises(NotTaken) as told:
        post.keep(write, shown)
    assert told.value.reason is Reason.OTHERWISE


def test_an_ask_says_what_each_would_gain_and_a_share_what_to_do_now(three: Three) -> None:
    to_ben = [text for _, text in three.ben.post.letter(three.ask(three.ben)).says]
    assert to_ben == ["You both plant hedges.", "A second pair of hands.", "Someone who draws", "Name, E-mail"]
    assert [text for _, text in three.cleo.post.letter(three.ask(three.cleo)).says][:2] == to_ben[1::-1]
    for one in (three.ben, three.cleo):
        three.say(one, 1, "yes")
    said = dict(three.ben.post.letter(three.share(three.ben)).says)
    assert said["Why"] == "You both plant hedges."
    assert said["Next step"] == "The rest is yours: Cleo knows that you may write."
    own = three.ana.post.share(three.introduction, three.ana.knows("Cleo Varga"), "Call Ben on Friday.")
    letter = three.cleo.post.letter(three.cleo.post.receive(own.data).item.id)
    assert dict(letter.says)["Next step"] == "Call Ben on Friday."


@pytest.mark.parametrize(
    ("why", "heard"),
    [
        ("Cleo would have a baker nearby", ""),  # tells who it is
        ("cleo@cleo.example.org is looking for bread", ""),
        ("someone who DRAWS", ""),  # is said already
        ("A roof for the winter", "A roof for the winter"),
    ],
)
def test_what_the_other_would_gain_is_not_told_where_it_tells_who_they_are(three: Three, why: str, heard: str) -> None:
    ana = three.ana
    People(ana.vault).change(
        ana.knows("Cleo Varga"),
        contacts=[ContactMethod(kind=ContactKind.EMAIL, value="cleo@cleo.example.org")],
    )
    Introductions(ana.vault).change_party(three.introduction, ana.knows("Cleo Varga"), why=why)
    said = dict(three.ben.post.letter(three.ask(three.ben)).says)
    assert said.get("What they would gain", "") == heard
    assert three.ask(three.cleo)  # who reads it about themselves may read their own name


# A look at what would leave


def test_what_is_only_looked_at_leaves_nothing_and_what_is_kept_is_that_to_the_byte(three: Three) -> None:
    ana, ben = three.ana, three.ben
    to_ben = ana.knows("Ben Okafor")
    before, held = everything(ana.vault), dump(ana.vault)
    ask: Write = methodcaller("ask", three.introduction, to_ben)
    card: Write = methodcaller("card_for", to_ben, ["name", "city"])
    for write in (ask, card):
        assert ana.post.preview(write).data != ana.post.preview(write).data
    assert (everything(ana.vault), dump(ana.vault)) == (before, held)
    assert ana.vault.history()[0].label != "Ask for an introduction"

    for write in (ask, card):
        shown = ana.post.preview(write)
        kept = ana.post.keep(write, shown)
        assert kept == shown
        letter = ben.post.letter(ben.post.receive(kept.data).item.id)
        assert letter.says == shown.says
    assert Introductions(ana.vault).get(three.introduction).a.state == PartyState.ASKED
    ana.vault.undo()
    assert Introductions(ana.vault).get(three.introduction).a.state == PartyState.NEW


def test_every_message_can_be_looked_at_first(three: Three) -> None:
    ana, ben, cleo = three.ana, three.ben, three.cleo
    to_ben, to_cleo = ana.knows("Ben Okafor"), ana.knows("Cleo Varga")

    def seen(one: Someone, name: str, *words: object) -> bytes:
        write: Write = methodcaller(name, *words)
        held = dump(one.vault)
        shown = one.post.preview(write)
        assert dump(one.vault) == held
        assert one.post.keep(write, shown).data == shown.data
        return shown.data

    for to, one in ((to_ben, ben), (to_cleo, cleo)):
        ask = one.post.receive(seen(ana, "ask", three.introduction, to)).item.id
        ana.post.receive(seen(one, "answer", ask, "yes"))
    shares = [
        one.post.receive(seen(ana, "share", three.introduction, to)).item.id
        for to, one in ((to_ben, ben), (to_cleo, cleo))
    ]
    ben.post.receive(seen(ana, "hello", three.introduction, to_ben))
    ben.post.accept(shares[0])
    ben.post.receive(seen(cleo, "greet", shares[1]))
    ana.post.receive(seen(ben, "ack", shares[0]))
    ana.post.receive(seen(ben, "tell_outcome", shares[0], "We planted one."))
    cleo.post.receive(seen(ana, "outcome", three.introduction, to_cleo, "They planted one."))
    ana.post.receive(seen(cleo, "take_back", shares[1]))
    cleo.post.receive(seen(ana, "close", three.introduction, to_cleo))


def test_what_would_be_other_by_now_does_not_leave(three: Three) -> None:
    ana = three.ana
    to_ben = ana.knows("Ben Okafor")
    ask: Write = methodcaller("ask", three.introduction, to_ben)
    card: Write = methodcaller("card_for", to_ben, ["name", "city"])
    shown_ask, shown_card = ana.post.preview(ask), ana.post.preview(card)
    ana.post.set_fields({"city": "Brest"})
    Introductions(ana.vault).change_party(three.introduction, to_ben, why="Other words")
    held = dump(ana.vault)
    refused(ana.post, ask, shown_ask)
    refused(ana.post, card, shown_card)
    assert dump(ana.vault) == held
    fresh = ana.post.preview(ask)
    three.ask(three.ben)  # from elsewhere
    refused(ana.post, ask, fresh)
    again = ana.post.preview(ask)
    assert ana.post.keep(ask, again).data == again.data


# My keys and theirs


def test_the_last_notice_is_written_once_more_and_believed_as_the_first(three: Three) -> None:
    ana, ben, cleo = three.ana, three.ben, three.cleo
    with pytest.raises(Refused):
        ben.post.notice()
    assert not ben.post.me().has_notice
    first = ben.post.rotate()
    assert ben.post.me().has_notice
    assert dict(first.says) == {"New key": " ".join(ben.post.me().words)}
    ana.post.receive(ben.post.notice().data)
    assert [peer.key for peer in ana.post.peers() if peer.name == "Ben Okafor"] == [ben.post.me().key]
    cleo.post.pair(ben.post.identity().data)
    ben.post.revoke()
    notice = ben.post.notice()
    assert notice.kind == "revoke"
    for one in (ana, cleo):
        one.post.receive(notice.data)
        (peer,) = [peer for peer in one.post.peers() if peer.name == "Ben Okafor"]
        assert peer.state == PeerState.REVOKED


def test_a_key_that_is_in_doubt_is_no_surer_than_an_introduction(three: Three) -> None:
    ana, ben = three.ana, three.ben
    to_ben = ana.knows("Ben Okafor")
    ana.post.compared(to_ben)
    old = ben.post.identity().data
    ben.post.revoke()
    item = ana.post.receive(ben.post.identity().data).item
    assert dict(ana.post.letter(item.id).says)["Eight words"] == " ".join(ben.post.me().words)
    (peer,) = [peer for peer in ana.post.peers() if peer.person == to_ben]
    assert (peer.state, peer.level) == (PeerState.CHANGED, Level.INTRODUCED)
    ana.post.pair(old, to_ben)  # it was not Ben who had handed over another one
    (peer,) = [peer for peer in ana.post.peers() if peer.person == to_ben]
    assert (peer.state, peer.level) == (PeerState.TRUSTED, Level.INTRODUCED)


def test_what_was_agreed_to_is_told_until_it_is_over(three: Three) -> None:
    ben, cleo = three.ben, three.cleo
    asks = {one.name: three.ask(one) for one in (ben, cleo)}
    assert ben.post.agreed() == []
    for one in (ben, cleo):
        three.say(one, asks[one.name], "yes")
        assert [(item.kind, item.sender) for item in one.post.agreed()] == [("ask", "Ana Prado")]
    share = three.share(ben)
    assert ben.post.agreed() == []  # it waits to be read
    ben.post.accept(share)
    assert [(item.kind, item.id) for item in ben.post.agreed()] == [("share", share)]
    cleo.post.take_back(asks[cleo.name])
    assert cleo.post.agreed() == []


def test_what_was_kept_once_is_kept_and_noted_once(three: Three) -> None:
    ana, ben = three.ana, three.ben
    write = methodcaller("card_for", ana.knows(ben.name), ["name"])
    shown = ana.post.preview(write)
    assert ana.post.keep(write, shown).data == ana.post.keep(write, shown).data == shown.data
    assert len(ana.vault.rows("SELECT * FROM outbox WHERE kind = 'card'")) == 1
