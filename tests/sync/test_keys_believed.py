"""Which keys a postbox believes: new ones, others under a known name, and those taken back."""

import pytest

from models.errors import Refused
from models.handing import InboxState, Level, PeerState
from models.people import People
from sync.boxes import Inbox
from sync.card import person_of
from sync.codec import Keys
from sync.identity import OwnIdentity
from sync.messages import Consent, Share
from sync.peers import Peers
from sync.refusals import Reason
from sync.threads import HeardThreads
from sync.writing import Writer
from tests.builders import everything
from tests.sync.asking import refused
from tests.sync.three import Three


def test_nobody_is_greeted_whose_key_is_in_doubt(three: Three) -> None:
    to_ben, _ = three.until_shared()
    ben, cleo = three.ben, three.cleo
    ben.post.accept(to_ben)
    ben.post.receive(cleo.post.revoke().data)
    with pytest.raises(Refused):
        ben.post.greet(to_ben)


def test_who_introduces_and_tells_two_stories_is_found_out(three: Three) -> None:
    """Ana hands Ben, in Cleo's place, the card of a key of her own."""
    asks = {one.name: three.ask(one) for one in (three.ben, three.cleo)}
    for one in (three.ben, three.cleo):
        three.say(one, asks[one.name], "yes")
    ana, ben, cleo = three.ana, three.ben, three.cleo
    thread = HeardThreads(ben.vault).get(Inbox(ben.vault).get(asks[ben.name]).thread)
    keys, mask = OwnIdentity(ana.vault).current(), Keys.fresh()
    assert thread is not None and keys is not None
    forged = Writer(ana.vault, mask).sign(
        Consent(person_of({"name": "Cleo Varga"}), ("name",), mask.key, mask.age, "0" * 64), keys.key
    )
    to = Peers(ana.vault).to_write_to(ana.knows(ben.name))
    _, sealed = Writer(ana.vault, keys).letter(Share(consent=forged.signed), to, thread.id, thread.round)
    ben.post.receive(sealed.data)
    hello = cleo.post.greet(three.share(cleo))
    item = ben.post.receive(hello.data).item
    assert (item.kind, item.sender, item.level) == ("hello", "", Level.UNKNOWN)
    assert "different things" in item.remark


def test_a_card_of_mine_completes_who_i_am_to_them(three: Three) -> None:
    ana, ben = three.ana, three.ben
    sealed = ana.post.card_for(ana.knows(ben.name), ["city", "email"])
    assert sealed.fields == ("email", "city")
    number = ben.post.receive(sealed.data).item.id
    assert ben.post.letter(number).changes == ("Nantes", "ana@ana.example.org")
    before = everything(ben.vault)
    assert ben.post.accept(number).name == "Ana Prado"
    assert People(ben.vault).get(ben.knows("Ana Prado")).town == "Nantes"
    assert ben.vault.undo().label == "File a card"
    assert everything(ben.vault) == before
    assert [item.id for item in ben.post.inbox()] == [number]  # it waits again
    ben.vault.redo()
    assert ben.post.inbox() == []
    assert ana.post.receive(ben.post.ack(number).data).item.state == InboxState.APPLIED


def test_another_key_under_a_known_name_warns_and_blocks(three: Three) -> None:
    ana, cleo = three.ana, three.cleo
    cleo.post.set_fields({"name": "Ben Okafor"})
    item = ana.post.receive(cleo.post.identity().data)
    assert item.item.remark == ""  # hers is known
    cleo.post.revoke()
    came = ana.post.receive(cleo.post.identity().data).item
    assert "eight words" in came.remark
    refused(Reason.KEY_CHANGED, ana.post.card_for, ana.knows("Ben Okafor"), ["name"])
    ana.post.pair(three.ben.post.identity().data, ana.knows("Ben Okafor"))
    ana.post.card_for(ana.knows("Ben Okafor"), ["name"])


def test_new_keys_are_followed_when_the_old_ones_say_so(three: Three) -> None:
    ana, ben = three.ana, three.ben
    on_its_way = ana.post.card_for(ana.knows(ben.name), ["name"]).data
    notice = ben.post.rotate().data
    ana.post.receive(notice)
    (peer,) = [peer for peer in ana.post.peers() if peer.name == ben.name]
    assert (peer.key, peer.level) == (ben.post.me().key, Level.INTRODUCED)
    ben.post.receive(on_its_way)
    ben.post.receive(ana.post.card_for(ana.knows(ben.name), ["name"]).data)
    three.say(ben, three.ask(ben), "yes")
    refused(Reason.STRANGER, three.cleo.post.receive, notice)


def test_who_introduces_may_take_new_keys_half_way(three: Three) -> None:
    ana, both = three.ana, (three.ben, three.cleo)
    asks = {one.name: three.ask(one) for one in both}
    for one in both:
        three.say(one, asks[one.name], "yes")
    notice = ana.post.rotate().data
    for one in both:
        one.post.receive(notice)
    refused(Reason.NOT_CONSENTED, three.share, three.ben)  # they said yes to the key of before
    for one in both:
        three.say(one, asks[one.name], "yes")
    assert three.ben.post.letter(three.share(three.ben)).card["name"] == "Cleo Varga"


def test_a_key_that_was_taken_back_is_believed_no_more(three: Three) -> None:
    ana, ben = three.ana, three.ben
    card = ben.post.card_for(ben.knows("Ana Prado"), ["name"]).data
    ana.post.receive(ben.post.revoke().data)
    (peer,) = [peer for peer in ana.post.peers() if peer.name == ben.name]
    assert peer.state == PeerState.REVOKED
    refused(Reason.STRANGER, ana.post.receive, card)
    with pytest.raises(Refused):
        ana.post.card_for(ana.knows(ben.name), ["name"])
    ana.post.pair(ben.post.identity().data)
    ana.post.card_for(ana.knows(ben.name), ["name"])


def test_keys_that_were_taken_back_are_not_taken_again(three: Three) -> None:
    ana, ben = three.ana, three.ben
    waits = ana.post.receive(ben.post.identity().data).item.id
    another = ben.post.identity().data  # as whoever has the key now can write it
    ana.post.receive(ben.post.revoke().data)
    refused(Reason.TAKEN_BACK, ana.post.pair, another)
    refused(Reason.TAKEN_BACK, ana.post.accept, waits)
    ana.post.pair(ben.post.identity().data)
    refused(Reason.TAKEN_BACK, ana.post.receive, another)
    refused(Reason.TAKEN_BACK, ana.post.pair, another)
    (peer,) = [peer for peer in ana.post.peers() if peer.name == ben.name]
    assert (peer.key, peer.state) == (ben.post.me().key, PeerState.TRUSTED)


def test_words_that_were_compared_are_surest_and_stay_so_for_that_key(three: Three) -> None:
    ana, ben = three.ana, three.ben
    assert ana.post.compared(ana.knows(ben.name)).level == Level.MET
    assert ana.post.pair(ben.post.identity().data).level == Level.MET
    ben.post.revoke()
    assert ana.post.pair(ben.post.identity().data).level == Level.INTRODUCED
