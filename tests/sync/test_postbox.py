"""The whole way of an introduction between three vaults, and what each of them keeps."""

from collections.abc import Callable

import pytest

from models.errors import Refused
from models.handing import InboxState, Level, Sealed
from models.introductions import Introductions, PartyState
from models.people import ContactKind, ContactMethod, People
from sync.postbox import Postbox
from sync.refusals import NotTaken, Reason
from tests.builders import everything
from tests.sync.asking import about, refused
from tests.sync.three import Three, dump


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
