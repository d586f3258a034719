"""What is still to be said in an introduction, and what each hears before both said yes."""

from datetime import date, timedelta

import pytest

from models.drafts import Draft, draft_to
from models.drafts.introducing import occasion_of
from models.errors import Refused
from models.introductions import Answer, Introductions, IntroductionState, PartyState
from models.introductions.after import Word, WordKind, settle, words_after
from models.nudges import Nudges
from models.people import People, Standing
from models.today import Card, CardKind, Today
from models.vault import Vault
from tests.builders import everything, people
from tests.fixtures import TODAY
from tests.models.today.house import cards, on

LONG_AGO = TODAY - timedelta(days=10)
Two = tuple[int, int]


@pytest.fixture
def two(vault: Vault) -> Two:
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    return lea, sam


def to_say(vault: Vault, id: int) -> list[tuple[str, list[str]]]:
    quiet = Nudges(vault).all_quiet(vault.clock.today())
    words = words_after(Introductions(vault).get(id), quiet, vault.clock.today())
    return [(word.kind.value, [name for _, name in word.people]) for word in words]


def asked(vault: Vault, two: Two, *answers: Answer | None, day: date = TODAY) -> int:
    introductions = Introductions(vault)
    id = introductions.propose(*two, teaser_a="A joiner", teaser_b="A designer")
    for person, answer in zip(two, answers, strict=True):
        introductions.ask(id, person, day)
        if answer is not None:
            introductions.answer(id, person, answer, on=day)
    return id


def letter(vault: Vault, id: int, kind: WordKind, *to: int) -> Draft:
    occasion, values = occasion_of(vault, Introductions(vault).get(id), kind, to[0])
    return draft_to(vault, to, occasion, **values)


def only_card(vault: Vault) -> Card:
    (card,) = cards(vault)
    return card


YES, NO, LATER = Answer.YES, Answer.NO, Answer.LATER


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        ((None, None), []),
        ((YES, None), []),
        ((YES, YES), [("bridge", ["Léa Martin", "Sam Dubois"])]),
        ((NO, None), [("introduction_closing", ["Sam Dubois"])]),
        ((YES, NO), [("introduction_closing", ["Léa Martin"])]),
        ((LATER, NO), [("introduction_closing", ["Léa Martin"])]),
        ((NO, NO), []),
    ],
)
def test_what_is_left_to_say_follows_from_the_answers(
    vault: Vault, two: Two, answers: tuple[Answer | None, ...], left: list[object]
) -> None:
    introductions = Introductions(vault)
    id = introductions.propose(*two)
    for person in two:
        introductions.ask(id, person)
    for person, answer in zip(two, answers, strict=True):
        if answer is not None:
            introductions.answer(id, person, answer)
    assert to_say(vault, id) == left


def test_who_was_never_asked_is_told_nothing(vault: Vault, two: Two) -> None:
    introductions = Introductions(vault)
    id = introductions.propose(*two)
    assert to_say(vault, id) == [("ask", ["Léa Martin"]), ("ask", ["Sam Dubois"])]
    introductions.ask(id, two[0])
    introductions.answer(id, two[0], NO)
    assert to_say(vault, id) == []


def test_whoever_withdrew_needs_no_word_and_whoever_waits_does(vault: Vault, two: Two) -> None:
    id = asked(vault, two, YES, YES)
    Introductions(vault).withdraw(id, two[0])
    assert to_say(vault, id) == [("introduction_closing", ["Sam Dubois"])]
    vault.undo()
    Introductions(vault).withdraw(id)
    assert len(to_say(vault, id)) == 2


def test_the_close_is_the_same_letter_for_every_reason_and_everybody(vault: Vault, two: Two) -> None:
    ines, paul = people(vault, "Inès", "Paul")
    introductions = Introductions(vault)
    refused = asked(vault, two, YES, NO)
    silent = asked(vault, (ines, paul), YES, None, day=LONG_AGO)
    introductions.rest(silent, paul)
    stopped = asked(vault, (paul, ines), LATER, YES)
    introductions.withdraw(stopped)
    letters = [
        letter(vault, refused, WordKind.CLOSING, two[0]),
        letter(vault, silent, WordKind.CLOSING, ines),
        letter(vault, stopped, WordKind.CLOSING, paul),
    ]
    on(vault, "2026-05-02")
    letters.append(letter(vault, refused, WordKind.CLOSING, two[0]))
    assert len({(one.subject, one.body.partition("\n")[2]) for one in letters}) == 1


@pytest.mark.parametrize("kind", [WordKind.BRIDGE, WordKind.AND_THEN, WordKind.THANKS])
@pytest.mark.parametrize("answer", [None, NO, LATER])
def test_no_letter_names_the_other_before_two_yeses(
    vault: Vault, two: Two, kind: WordKind, answer: Answer | None
) -> None:
    id = asked(vault, two, YES, answer)
    with pytest.raises(Refused, match="before both have said yes"):
        letter(vault, id, kind, two[0])
    before = everything(vault)
    if kind == WordKind.BRIDGE:
        with pytest.raises(Refused, match="before both have said yes"):
            settle(vault, id, Word(kind, ((two[0], ""), (two[1], ""))))
    assert everything(vault) == before


def test_an_ask_whose_line_gives_the_other_away_is_refused_in_the_place_and_on_today(vault: Vault, two: Two) -> None:
    id = Introductions(vault).propose(*two, teaser_a="Sam, a joiner")
    with pytest.raises(Refused, match="“Sam, a joiner” gives Sam Dubois away"):
        letter(vault, id, WordKind.ASK, two[0])


def test_the_bridge_goes_to_both_with_the_lines_each_has_read(vault: Vault, two: Two) -> None:
    draft = letter(vault, asked(vault, two, YES, YES), WordKind.BRIDGE, *two)
    assert draft.body.startswith("Hi Léa and Sam,")
    assert "Léa: A designer. Sam: A joiner." in draft.body
    assert len(draft.body.splitlines()) <= 5


def test_where_one_alone_has_got_it_both_are_still_to_be_put_in_touch(vault: Vault, two: Two) -> None:
    introductions = Introductions(vault)
    id = asked(vault, two, YES, YES)
    introductions.share(id, two[1])
    assert to_say(vault, id) == [("bridge", ["Léa Martin", "Sam Dubois"])]
    assert only_card(vault).why == "Both said yes"
    introductions.deliver(id, two[1])
    Today(vault).done(only_card(vault))
    done = introductions.get(id)
    assert (done.a.state, done.b.state) == (PartyState.SHARED, PartyState.DELIVERED)
    assert to_say(vault, id) == []


def test_a_word_that_was_said_is_said_once(vault: Vault, two: Two) -> None:
    id = asked(vault, two, YES, NO)
    (word,) = words_after(Introductions(vault).get(id), {}, TODAY)
    before = everything(vault)
    settle(vault, id, word)
    assert to_say(vault, id) == []
    assert vault.history(1)[0].label == "Write after an introduction"
    vault.undo()
    assert everything(vault) == before


def test_not_now_is_asked_again_after_a_month_and_the_yes_of_the_other_stays(vault: Vault, two: Two) -> None:
    id = asked(vault, two, YES, LATER)
    assert to_say(vault, id) == []
    on(vault, "2026-04-15")
    assert to_say(vault, id) == [("ask", ["Sam Dubois"])]
    settle(vault, id, Word(WordKind.ASK, ((two[1], ""),)))
    again = Introductions(vault).get(id)
    assert (again.a.state, again.b.state, again.b.answered_on) == (PartyState.YES, PartyState.ASKED, "")
    assert not again.may_share


def test_silence_is_a_no_after_ten_days_and_not_before(vault: Vault, two: Two) -> None:
    introductions = Introductions(vault)
    id = asked(vault, two, YES, None, day=LONG_AGO + timedelta(days=1))
    with pytest.raises(Refused, match="Give Sam Dubois the time"):
        introductions.rest(id, two[1])
    with pytest.raises(Refused, match="not open"):
        introductions.ask(id, two[1])
    on(vault, "2026-03-17")
    introductions.rest(id, two[1])
    assert introductions.get(id).state == IntroductionState.EXPIRED


# On Today


def test_an_ask_that_is_not_answered_for_ten_days_makes_a_card(vault: Vault, two: Two) -> None:
    id = asked(vault, two, YES, None)
    on(vault, "2026-03-25")
    assert cards(vault) == ()
    on(vault, "2026-03-26")
    card = only_card(vault)
    assert (card.kind, card.why, card.people) == (
        CardKind.INTRODUCTION,
        "No answer for ten days",
        ((two[1], "Sam Dubois"),),
    )
    before = everything(vault)
    Today(vault).done(card)  # asked once more
    assert Introductions(vault).get(id).b.asked_on == "2026-03-26"
    vault.undo()
    assert everything(vault) == before
    Today(vault).let_go(card)
    assert Introductions(vault).get(id).state == IntroductionState.EXPIRED
    vault.undo()
    assert everything(vault) == before


def test_who_said_yes_hears_that_it_is_not_the_moment(vault: Vault, two: Two) -> None:
    id = asked(vault, two, YES, NO)
    card = only_card(vault)
    assert (card.kind, card.people) == (CardKind.NEWS, ((two[0], "Léa Martin"),))
    assert "Sam" not in card.why + card.text
    Today(vault).done(card)
    assert to_say(vault, id) == []
    assert cards(vault) == ()


def test_both_are_thanked_for_a_while_after_it_is_told_to_the_end(vault: Vault, two: Two) -> None:
    introductions = Introductions(vault)
    id = asked(vault, two, YES, YES)
    introductions.share(id)
    introductions.close(id, "A site")
    assert [(card.kind, card.text) for card in cards(vault)] == [(CardKind.THANKS, "A site")] * 2
    Today(vault).done(cards(vault)[0])
    assert cards(vault) == ()  # a person comes up once a day
    on(vault, "2026-03-17")
    assert len(cards(vault)) == 1
    on(vault, "2026-05-01")
    assert cards(vault) == ()


def test_nobody_who_wants_peace_is_written_to(vault: Vault, two: Two) -> None:
    asked(vault, two, YES, NO)
    People(vault).change(two[0], standing=Standing.QUIET)
    assert cards(vault) == ()
