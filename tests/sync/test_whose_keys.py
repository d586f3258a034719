"""Whose keys they are: said by me, known by the key, or by a name that only one has; and how sure that makes them."""

import pytest

from models.circles import Circles
from models.errors import Refused
from models.handing import NEW, Level, PeerState
from models.namesakes import told_apart
from models.people import ContactKind, ContactMethod, People
from models.vault import Vault
from sync.codec import Keys
from sync.messages import Identity
from sync.writing import Writer
from tests.builders import everything
from tests.sync.three import Three


def identity(vault: Vault, name: str, keys: Keys) -> bytes:
    """An identity of anybody's, at the time of ``vault``."""
    return Writer(vault, keys).sign(Identity(name, keys.age)).signed.encode()


def test_a_name_of_several_is_asked_about_and_nothing_is_done_before(three: Three) -> None:
    ana, keys = three.ana, Keys.fresh()
    ids = [People(ana.vault).add("Dora Lind", town="Lyon"), People(ana.vault).add("DORA LIND")]
    data = identity(ana.vault, "Dora Lind", keys)
    item = ana.post.receive(data).item
    assert [(one.person, one.about, one.has_other_keys) for one in item.namesakes] == [
        (ids[0], "Lyon", False),
        (ids[1], "", False),
    ]
    before = everything(ana.vault), ana.post.peers(), ana.post.inbox()
    with pytest.raises(Refused, match="Say which of them it is"):
        ana.post.pair(data)
    with pytest.raises(Refused, match="Say which of them it is"):
        ana.post.accept(item.id)
    assert (everything(ana.vault), ana.post.peers(), ana.post.inbox()) == before
    assert ana.post.pair(data, ids[1]).person == ids[1]
    assert ana.post.receive(identity(ana.vault, "Dora Lind", keys)).item.namesakes == ()
    assert ana.post.pair(data).person == ids[1]


def test_somebody_new_is_said_by_a_name_that_nobody_has_or_for_the_name_in_it(three: Three) -> None:
    ana = three.ana
    ids = [People(ana.vault).add("Dora Lind"), People(ana.vault).add("Dora Lind")]
    assert ana.post.pair(identity(ana.vault, "Dora Lind", Keys.fresh()), "Dora of the quay").name == "Dora of the quay"
    peer = ana.post.pair(identity(ana.vault, "Dora Lind", Keys.fresh()), NEW)
    assert peer.name == "Dora Lind" and peer.person not in ids


def test_people_are_told_apart_by_what_one_knows_of_them(vault: Vault) -> None:
    mail = ContactMethod(kind=ContactKind.EMAIL, value="dora@lind.example.org")
    phone = ContactMethod(kind=ContactKind.PHONE, value="+33 6 39 98 00 01")
    dora = People(vault).add("Dora Lind", contacts=[phone, mail])
    assert told_apart(vault, dora) == "dora@lind.example.org"
    Circles(vault).move([dora], Circles(vault).add("Choir", 12))
    People(vault).change(dora, organisation="Studio Brume", town="Nantes")
    assert told_apart(vault, dora) == "Studio Brume, Nantes, Choir"


def test_keys_that_wait_are_held_against_those_that_are_known_by_now(three: Three) -> None:
    ana = three.ana
    posing = ana.post.receive(identity(ana.vault, "Dora Lind", Keys.fresh())).item
    assert posing.remark == ""
    met = ana.post.pair(identity(ana.vault, "Dora Lind", Keys.fresh()), level=Level.MET)
    (item,) = ana.post.inbox()
    assert "eight words" in item.remark
    assert [(one.person, one.has_other_keys) for one in item.namesakes] == [(met.person, True)]


def test_keys_that_were_led_on_from_do_not_come_back_unasked(three: Three) -> None:
    ana, ben = three.ana, three.ben
    ana.post.receive(ben.post.identity().data)
    ana.post.receive(ben.post.rotate().data)
    item = next(one for one in ana.post.inbox() if one.kind == "identity")
    assert "eight words" in item.remark
    assert [one.name for one in item.namesakes] == ["Ben Okafor"]


def test_keys_that_a_file_brings_again_are_as_sure_as_they_were_and_others_are_not(three: Three) -> None:
    ana, ben = three.ana, three.ben
    to_ben = ana.knows(ben.name)
    ana.post.compared(to_ben)
    ana.post.accept(ana.post.receive(ben.post.identity().data).item.id)
    assert [peer.level for peer in ana.post.peers() if peer.person == to_ben] == [Level.MET]
    ben.post.revoke()
    ana.post.accept(ana.post.receive(ben.post.identity().data).item.id, to_ben)
    assert [peer.level for peer in ana.post.peers() if peer.person == to_ben] == [Level.INTRODUCED]


@pytest.mark.parametrize("more_wait", [False, True])
def test_a_doubt_is_over_once_it_is_said_whose_the_other_keys_are(three: Three, more_wait: bool) -> None:
    ana = three.ana
    to_ben = ana.knows("Ben Okafor")
    ana.post.compared(to_ben)
    waits = ana.post.receive(identity(ana.vault, "Ben Okafor", Keys.fresh())).item
    if more_wait:
        ana.post.receive(identity(ana.vault, "ben okafor", Keys.fresh()))
    ana.post.accept(waits.id, NEW)
    (peer,) = [peer for peer in ana.post.peers() if peer.person == to_ben]
    assert peer.state == (PeerState.CHANGED if more_wait else PeerState.TRUSTED)
    assert peer.level == (Level.INTRODUCED if more_wait else Level.MET)


def test_a_share_brings_back_no_keys_that_were_taken_back(three: Three) -> None:
    to_ben, _ = three.until_shared()
    ben, cleo = three.ben, three.cleo
    gone = cleo.post.me().key
    ben.post.pair(cleo.post.identity().data)
    ben.post.receive(cleo.post.revoke().data)
    ben.post.pair(cleo.post.identity().data)
    ben.post.accept(to_ben, NEW)
    assert gone not in [peer.key for peer in ben.post.peers()]


def test_what_was_signed_before_is_no_surer_for_keys_that_those_of_then_did_not_lead_to(three: Three) -> None:
    ana, ben = three.ana, three.ben
    to_ben = ana.knows(ben.name)
    ana.post.compared(to_ben)
    card = ana.post.receive(ben.post.card_for(ben.knows("Ana Prado"), ["name"]).data).item
    ana.post.receive(ben.post.rotate().data)
    assert ana.post.letter(card.id).item.level == Level.MET
    ana.post.pair(identity(ana.vault, "Ben Okafor", Keys.fresh()), to_ben, Level.MET)
    assert ana.post.letter(card.id).item.level == Level.INTRODUCED
