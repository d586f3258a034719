"""The whole way of an introduction between three vaults, and what each of them keeps."""

from collections.abc import Callable
from pathlib import Path

import pytest

from models.access_sheet import as_text, read_access_sheet
from models.doubles import merge
from models.errors import Refused
from models.exporting import as_archive
from models.forgetting import forget
from models.handing import InboxState, Level, PeerState, Sealed
from models.introductions import Introductions, PartyState
from models.people import ContactKind, ContactMethod, People
from models.vault import Vault
from models.vault.backup import back_up, restore
from sync.boxes import Inbox
from sync.card import person_of
from sync.codec import Keys
from sync.identity import OwnIdentity
from sync.messages import Consent, Share
from sync.peers import Peers
from sync.postbox import Postbox
from sync.refusals import NotTaken, Reason
from sync.threads import HeardThreads
from sync.writing import Writer
from tests.builders import everything
from tests.sync.three import Someone, Three, dump


def about(one: Someone) -> list[bytes]:
    """What would tell who someone is."""
    me = one.post.me()
    return [text.encode() for text in (one.name, one.name.split()[0], me.key, me.fields["email"])]


def refused(reason: Reason, call: Callable[..., object], *arguments: object) -> None:
    with pytest.raises(NotTaken) as told:
        call(*arguments)
    assert told.value.reason is reason


def test_two_yeses_and_each_has_the_others_card(three: Three) -> None:
    ana, ben, cleo = three.ana, three.ben, three.cleo
    to_ben, to_cleo = three.until_shared()
    assert three.state() == "shared"
    for one, other, number in ((ben, cleo, to_ben), (cleo, ben, to_cleo)):
        letter = one.post.letter(number)
        assert letter.card == {"name": other.name, "email": other.post.me().fields["email"]}
        assert one.post.accept(number).name == other.name
        met = People(one.vault).get(one.knows(other.name))
        assert [(way.kind, way.value) for way in met.contacts] == [(ContactKind.EMAIL, letter.card["email"])]
        assert met.tie.met_through == one.knows("Ana Prado")
        (peer,) = [peer for peer in one.post.peers() if peer.name == other.name]
        assert (peer.key, peer.level) == (other.post.me().key, Level.INTRODUCED)
        assert peer.words == other.post.me().words
        ana.post.receive(one.post.ack(number).data)
    assert three.state() == "delivered"


def test_nothing_of_one_is_with_the_other_before_two_yeses(three: Three) -> None:
    ben, cleo = three.ben, three.cleo
    three.say(ben, three.ask(ben), "yes")
    ask = three.ask(cleo)
    three.say(cleo, ask, "later")
    for one, other in ((ben, cleo), (cleo, ben)):
        held = dump(one.vault)
        assert b"Ana Prado" in held
        assert [told for told in about(other) if told in held] == []
    with pytest.raises(Refused):
        three.share(ben)
    three.say(cleo, ask, "yes")
    three.share(cleo)
    assert [told for told in about(ben) if told not in dump(cleo.vault)] == []
    assert [told for told in about(cleo) if told in dump(ben.vault)] == []


@pytest.mark.parametrize("where", ["why", "teaser"])
def test_an_ask_that_gives_the_other_away_is_not_written(three: Three, where: str) -> None:
    ana, to = three.ana, three.ana.knows("Ben Okafor")
    words = "You would like cleo@cleo.example.org."
    People(ana.vault).change(
        ana.knows("Cleo Varga"), contacts=[ContactMethod(kind=ContactKind.EMAIL, value="cleo@cleo.example.org")]
    )
    if where == "why":
        Introductions(ana.vault).change_party(three.introduction, to, why=words)
    else:
        Introductions(ana.vault).change_party(three.introduction, to, teaser=words)
    before = everything(ana.vault)
    with pytest.raises(Refused, match="gives Cleo Varga away"):
        ana.post.ask(three.introduction, to)
    assert everything(ana.vault) == before


def test_what_comes_twice_is_done_once(three: Three) -> None:
    ana, ben = three.ana, three.ben
    sealed = ana.post.ask(three.introduction, ana.knows(ben.name))
    first, second = ben.post.receive(sealed.data), ben.post.receive(sealed.data)
    assert (first.duplicate, second.duplicate, second.item) == (False, True, first.item)
    answer = ben.post.answer(first.item.id, "yes").data
    assert not ana.post.receive(answer).duplicate
    before = everything(ana.vault)
    assert ana.post.receive(answer).duplicate
    assert everything(ana.vault) == before


def test_what_is_asked_for_twice_is_the_same_bytes(three: Three) -> None:
    ana, ben = three.ana, three.ben
    to = ana.knows(ben.name)
    assert ana.post.ask(three.introduction, to) == ana.post.ask(three.introduction, to)
    ask = three.ask(ben)
    assert ben.post.answer(ask, "later") == ben.post.answer(ask, "later")
    three.say(three.ben, ask, "later")
    three.say(three.cleo, three.ask(three.cleo), "yes")
    three.say(three.ben, three.ask(three.ben), "yes")
    assert ana.post.share(three.introduction, to) == ana.post.share(three.introduction, to)


def test_what_was_undone_and_is_sent_again_is_noted_again(three: Three) -> None:
    three.until_shared()
    ana, to = three.ana, three.ana.knows("Cleo Varga")
    first = ana.post.share(three.introduction, to)
    ana.vault.undo()
    assert Introductions(ana.vault).get(three.introduction).b.state == PartyState.YES
    assert ana.post.share(three.introduction, to) == first
    assert Introductions(ana.vault).get(three.introduction).b.state == PartyState.SHARED


def test_what_was_put_off_waits_until_it_is_answered(three: Three) -> None:
    ben = three.ben
    ask = three.ask(ben)
    three.say(ben, ask, "later")
    assert [(item.id, item.remark) for item in ben.post.inbox()] == [
        (ask, "You said not now. It waits here until you say yes or no.")
    ]
    three.say(ben, ask, "yes")
    assert ben.post.inbox() == []


@pytest.mark.parametrize("end", [Postbox.close, Postbox.withdraw])
def test_a_question_that_is_over_waits_no_longer_and_its_end_says_what_it_was(
    three: Three, end: Callable[[Postbox, int, int], Sealed]
) -> None:
    three.ask(three.ben)
    came = three.ben.post.receive(end(three.ana.post, three.introduction, three.ana.knows("Ben Okafor")).data).item
    assert [item.id for item in three.ben.post.inbox()] == [came.id]
    assert came.about == "Someone who draws"


def test_an_answer_is_noted_as_if_it_had_been_told(three: Three) -> None:
    ask = three.ask(three.ben)
    sealed = three.ben.post.answer(ask, "later", note="after the harvest")
    item = three.ana.post.receive(sealed.data).item
    assert (item.kind, item.state, item.sender) == ("answer", InboxState.APPLIED, "Ben Okafor")
    party = Introductions(three.ana.vault).get(three.introduction).a
    assert (party.state, party.note) == (PartyState.LATER, "after the harvest")
    three.ana.vault.undo()
    assert Introductions(three.ana.vault).get(three.introduction).a.state == PartyState.ASKED


def test_after_a_no_the_other_hears_the_same_close_as_ever(three: Three) -> None:
    three.ask(three.cleo)
    three.say(three.ben, three.ask(three.ben), "no")
    assert three.state() == "declined"
    closed = three.ana.post.close(three.introduction, three.ana.knows("Cleo Varga"))
    letter = three.cleo.post.letter(three.cleo.post.receive(closed.data).item.id)
    assert (letter.says, letter.item.remark) == ((), "")
    with pytest.raises(Refused):
        three.cleo.post.answer(1, "yes")


def test_a_yes_carries_the_fields_that_were_chosen_and_no_others(three: Three) -> None:
    asks = {one.name: three.ask(one) for one in (three.ben, three.cleo)}
    sealed = three.ben.post.answer(asks["Ben Okafor"], "yes", fields=["role"])
    assert sealed.fields == ("name", "role")
    three.ana.post.receive(sealed.data)
    three.say(three.cleo, asks["Cleo Varga"], "yes")
    letter = three.cleo.post.letter(three.share(three.cleo))
    assert letter.card == {"name": "Ben Okafor", "role": "ben's trade"}
    with pytest.raises(Refused):
        three.ben.post.answer(asks["Ben Okafor"], "yes", fields=["phone"])


def test_a_consent_whose_time_is_over_is_not_handed_on(three: Three) -> None:
    for one in (three.ben, three.cleo):
        three.say(one, three.ask(one), "yes")
    three.ana.later(days=61)
    refused(Reason.EXPIRED, three.share, three.ben)


def test_a_share_that_i_did_not_consent_to_is_dropped(three: Three) -> None:
    ask = three.ask(three.ben)
    three.say(three.cleo, three.ask(three.cleo), "yes")
    to_ben = three.ana.knows("Ben Okafor")
    Introductions(three.ana.vault).answer(three.introduction, to_ben, "yes")  # Ana says that he said so
    sealed = three.ana.post.share(three.introduction, to_ben)
    refused(Reason.NOT_CONSENTED, three.ben.post.receive, sealed.data)
    three.ben.post.answer(ask, "yes")
    three.ben.post.receive(sealed.data)


def test_taking_it_back_stops_it_before_it_is_sent_and_only_asks_afterwards(three: Three) -> None:
    asks = {one.name: three.ask(one) for one in (three.ben, three.cleo)}
    for one in (three.ben, three.cleo):
        three.say(one, asks[one.name], "yes")
    three.share(three.cleo)
    item = three.ana.post.receive(three.ben.post.take_back(asks["Ben Okafor"]).data).item
    assert (item.state, three.state()) == (InboxState.WAITING, "shared")
    assert "talk to them" in item.remark


def test_taking_it_back_in_time(three: Three) -> None:
    asks = {one.name: three.ask(one) for one in (three.ben, three.cleo)}
    for one in (three.ben, three.cleo):
        three.say(one, asks[one.name], "yes")
    three.ana.post.receive(three.ben.post.take_back(asks["Ben Okafor"]).data)
    assert three.state() == "withdrawn"
    with pytest.raises(Refused):
        three.share(three.cleo)


def test_a_further_round_makes_the_earlier_answers_void(three: Three) -> None:
    ana, ben = three.ana, three.ben
    first = three.ask(ben)
    yes = ben.post.answer(first, "yes").data  # written, and on its way for long
    Introductions(ana.vault).answer(three.introduction, ana.knows(ben.name), "later")  # meanwhile he rang
    second = three.ask(ben)
    refused(Reason.OUT_OF_TURN, ana.post.receive, yes)
    refused(Reason.OUT_OF_TURN, ben.post.answer, first, "yes")
    three.say(ben, second, "yes")
    assert Introductions(ana.vault).get(three.introduction).a.state == PartyState.YES


def test_two_who_were_told_the_same_hear_so(three: Three) -> None:
    to_ben, to_cleo = three.until_shared()
    ben, cleo = three.ben, three.cleo
    told = three.ana.post.hello(three.introduction, three.ana.knows(ben.name))
    for hello in (cleo.post.greet(to_cleo), told):
        item = ben.post.receive(hello.data).item
        assert (item.kind, item.remark) == ("hello", "")
    assert cleo.post.receive(ben.post.greet(to_ben).data).item.remark == ""


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


def test_who_keeps_silent_for_ten_days_is_asked_anew(three: Three) -> None:
    ana, ben = three.ana, three.ben
    late = ben.post.answer(three.ask(ben), "yes")
    first = ana.post.ask(three.introduction, ana.knows(ben.name))
    for one in (ana, ben):
        one.later(10)
    again = ana.post.ask(three.introduction, ana.knows(ben.name))
    assert again.data != first.data
    assert Introductions(ana.vault).get(three.introduction).a.asked_on == "2026-03-26"
    with pytest.raises(NotTaken) as refused:
        ana.post.receive(late.data)
    assert refused.value.reason is Reason.OUT_OF_TURN
    three.say(ben, ben.post.receive(again.data).item.id, "yes")
    assert Introductions(ana.vault).get(three.introduction).a.state == "yes"


def test_what_was_shared_once_is_not_given_again_after_its_time(three: Three) -> None:
    ana, ben = three.ana, three.ben
    three.until_shared()
    ana.later(59)
    ana.post.share(three.introduction, ana.knows(ben.name))
    ana.later(2)
    with pytest.raises(NotTaken) as refused:
        ana.post.share(three.introduction, ana.knows(ben.name))
    assert refused.value.reason is Reason.EXPIRED


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


def test_what_is_let_go_is_forgotten_and_known_again(three: Three) -> None:
    ana, ben = three.ana, three.ben
    sealed = ana.post.card_for(ana.knows(ben.name), ["email"])
    number = ben.post.receive(sealed.data).item.id
    ben.post.let_go(number)
    assert ben.post.inbox() == []
    assert b"ana@ana" not in dump(ben.vault)
    assert ben.post.receive(sealed.data).duplicate
    with pytest.raises(Refused):
        ben.post.letter(number)


# What is left when someone goes


def test_who_is_forgotten_leaves_no_key_and_no_message(three: Three) -> None:
    ana, ben = three.ana, three.ben
    to_ben, _ = three.until_shared()
    ben.post.accept(to_ben)
    ben.post.receive(three.cleo.post.greet(2).data)
    held = dump(ana.vault)
    assert all(told in held for told in about(three.cleo))
    forget(ana.vault, ana.knows("Cleo Varga"))
    forget(ben.vault, ben.knows("Cleo Varga"))
    for vault in (ana.vault, ben.vault):
        left = dump(vault)
        assert [told for told in about(three.cleo) if told in left] == []
        for table in ("heard_thread", "asked_thread"):
            assert vault.rows(f"SELECT * FROM {table}") == []
    assert [peer.name for peer in ana.post.peers()] == ["Ben Okafor"]


def test_two_who_turn_out_to_be_one_keep_their_key_and_their_thread(three: Three) -> None:
    ana = three.ana
    ask = three.ask(three.ben)
    again = People(ana.vault).add("Benjamin Okafor")
    merge(ana.vault, again, ana.knows("Ben Okafor"))
    ana.post.receive(three.ben.post.answer(ask, "yes").data)
    assert Introductions(ana.vault).get(three.introduction).a.state == PartyState.YES
    ana.post.card_for(again, ["name"])


def test_someone_who_asks_is_told_of_their_key_and_messages(three: Three) -> None:
    three.until_shared()
    told = as_text(read_access_sheet(three.ana.vault, three.ana.knows("Ben Okafor"))).decode()
    assert three.ben.post.me().key in told
    assert "Came from them: An answer, " in told
    assert "Was written to them: A question, " in told


def test_it_travels_in_a_backup_and_in_no_archive(three: Three, tmp_path: Path) -> None:
    three.until_shared()
    ana = three.ana
    me, peers = ana.post.me(), ana.post.peers()
    assert me.key.encode() not in as_archive(ana.vault)
    assert peers[0].key.encode() not in as_archive(ana.vault)
    restore(back_up(ana.vault, tmp_path / "ana.whispeer-backup").file, tmp_path / "again", lambda _: ana.vault.key)
    with Vault(tmp_path / "again", ana.vault.key, ana.vault.clock) as again:
        assert (Postbox(again).me(), Postbox(again).peers()) == (me, peers)


def test_words_that_are_too_long_for_a_message_are_told_to_who_wrote_them(three: Three) -> None:
    ben = three.ben
    ask, long = three.ask(ben), "a" * 601
    with pytest.raises(Refused, match="at most 600 letters"):
        ben.post.answer(ask, "no", note=long)
    with pytest.raises(Refused, match="at most 600 letters"):
        three.ana.post.outcome(three.introduction, three.ana.knows(ben.name), long)
    assert ben.post.answer(ask, "no", note=long[1:]).kind == "answer"


def test_what_came_of_it_is_said_in_words(three: Three) -> None:
    to_ben, _ = three.until_shared()
    with pytest.raises(Refused, match="what came of it"):
        three.ben.post.tell_outcome(to_ben, " ")
    with pytest.raises(Refused, match="what came of it"):
        three.ana.post.outcome(three.introduction, three.ana.knows(three.ben.name), "")
