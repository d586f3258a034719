"""Five-minute gestures: each with its reason, few at once, none for those who want to be left in peace."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.clock import FixedClock
from models.decisions import Decisions
from models.errors import Refused
from models.experiences import Experiences, MayAsk, Need, Needs, Offers, WishState
from models.favours import Direction, Effort, Favours, FavourState, Gesture, GestureKind, Gestures
from models.favours.gestures import MOST, NOT_NOW
from models.favours.matching import Gift, meetings, telling_words
from models.introductions import Introductions
from models.missions import Missions, MissionState
from models.people import People, Standing
from models.vault import Vault
from resources import set_language
from tests.builders import everything, people
from tests.fixtures import TODAY

FROM_ME, TO_ME = Direction.FROM_ME, Direction.TO_ME


@pytest.fixture(autouse=True)
def _english() -> None:
    set_language("en")


def told(vault: Vault) -> list[tuple[str, str, list[str]]]:
    """What is suggested: the kind, the words, the people."""
    return [(one.kind.value, one.text, [name for _, name in one.people]) for one in Gestures(vault).suggest()]


def the_one(vault: Vault) -> Gesture:
    [gesture] = Gestures(vault).suggest()
    return gesture


# What is suggested


def test_a_new_vault_suggests_nothing(vault: Vault) -> None:
    assert Gestures(vault).suggest() == ()


def test_a_promise_of_five_minutes_is_one(vault: Vault) -> None:
    sam = people(vault, "Sam")
    favours = Favours(vault)
    favours.promise(to=sam, text="une adresse", effort=Effort.FIVE_MINUTES, due="2026-03-20")
    favours.promise(to=sam, text="un devis", effort=Effort.HOUR)
    favours.promise(to=sam, text="un mot", effort="cinq minutes, pas plus")
    gesture = the_one(vault)
    assert (gesture.kind, gesture.text) == (GestureKind.PROMISE, "une adresse")
    assert gesture.why == "You said you would, for Friday. Five minutes are enough."


def test_thanks_that_are_not_said_are_one(vault: Vault) -> None:
    sam = people(vault, "Sam")
    favours = Favours(vault)
    favours.add(TO_ME, "un contact", sam, FavourState.RECEIVED)
    favours.add(TO_ME, "un vélo", sam, FavourState.AGREED)
    assert told(vault) == [("thanks", "un contact", ["Sam"])]


def test_what_somebody_looks_for_and_another_offers_is_said_in_a_sentence(vault: Vault) -> None:
    samira, claire = people(vault, "Samira", "Claire")
    Needs(vault).add(samira, "Un bureau à Nantes")
    Offers(vault).add(claire, "Deux petits bureaux, le mardi")
    gesture = the_one(vault)
    assert gesture.kind == GestureKind.MATCH
    assert gesture.text == "Samira looks for “Un bureau à Nantes”; Claire offers “Deux petits bureaux, le mardi”."
    assert gesture.people == ((samira, "Samira"), (claire, "Claire"))
    set_language("fr")
    assert the_one(vault).text == (
        "Samira cherche «\u00a0Un bureau à Nantes\u00a0»\u00a0; "
        "Claire propose «\u00a0Deux petits bureaux, le mardi\u00a0»."
    )


def test_what_somebody_has_lived_may_meet_a_need_unless_one_may_not_ask(vault: Vault) -> None:
    samira, claire, ines = people(vault, "Samira", "Claire", "Inès")
    Needs(vault).add(samira, "Quelqu’un qui a fait sa première embauche")
    lived = Experiences(vault)
    lived.add(claire, "Une semaine sans dormir", "première embauche", may_ask=MayAsk.NO)
    assert told(vault) == []
    lived.add(ines, "Puis la piscine", "première embauche")
    assert [one[2] for one in told(vault)] == [["Samira", "Inès"]]
    assert "Inès has lived “première embauche”." in the_one(vault).text


@pytest.mark.parametrize("over", ["need", "offer", "introduced"])
def test_what_no_longer_holds_or_has_its_own_way_is_no_match(vault: Vault, over: str) -> None:
    samira, claire = people(vault, "Samira", "Claire")
    needs, offers = Needs(vault), Offers(vault)
    need, offer = needs.add(samira, "Un bureau"), offers.add(claire, "Un bureau")
    match over:
        case "need":
            needs.change(need, state=WishState.CLOSED)
        case "offer":
            offers.change(offer, state=WishState.CLOSED)
        case _:
            Introductions(vault).propose(claire, samira, "x", "y")
    assert told(vault) == []


def test_an_outcome_that_is_not_told_is_one(vault: Vault) -> None:
    ines, sam = people(vault, "Inès", "Sam")
    mission = Missions(vault).hear("Biocoop", chain=[ines, sam], state=MissionState.WON)
    Missions(vault).tell(mission, sam)
    decision = Decisions(vault).ask("Le livre ?")
    Decisions(vault).consult(decision, sam)
    assert told(vault) == [("work", "Tell how it ended: Biocoop", ["Inès"])]
    Decisions(vault).decide(decision, "Oui")
    assert told(vault)[1] == ("choice", "Tell what you decided: Le livre ?", ["Sam"])


def test_who_helped_this_year_and_was_thanked_may_be_recommended(vault: Vault) -> None:
    ines, sam = people(vault, "Inès", "Sam")
    favours = Favours(vault)
    favours.add(TO_ME, "une relecture", [ines], FavourState.THANKED, on="2026-01")
    favours.add(TO_ME, "un vélo", [ines], FavourState.THANKED, on="2025-12")
    favours.add(TO_ME, "un canapé", [sam], FavourState.THANKED, on="2024-12")
    favours.add(TO_ME, "un portrait", [ines, sam], FavourState.THANKED, on="2026-02")
    gesture = the_one(vault)
    assert gesture.text == "A word of recommendation for Inès"
    assert gesture.why == "They did this for you: “une relecture”"


def test_there_are_never_more_than_a_few_and_every_kind_has_its_turn(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    favours = Favours(vault)
    for number in range(12):
        favours.promise(to=[sam], text=f"promesse {number}", effort=Effort.FIVE_MINUTES)
        favours.add(TO_ME, f"cadeau {number}", [sam], FavourState.RECEIVED)
        Needs(vault).add(lea, f"bureau numéro{number}")
        Offers(vault).add(sam, f"bureau numéro{number}")
    favours.add(TO_ME, "un portrait", [lea], FavourState.THANKED, on="2026-02")
    kinds = [kind for kind, _, _ in told(vault)]
    assert len(kinds) == MOST
    assert kinds == sorted(kinds, key=list(GestureKind).index)
    assert set(kinds) == {"promise", "thanks", "match", "recommend"}


@pytest.mark.parametrize("how", ["quiet", "dead", "archived"])
@pytest.mark.parametrize("who", [0, 1])
def test_who_is_to_be_left_in_peace_is_in_no_gesture(vault: Vault, how: str, who: int) -> None:
    ids = people(vault, "Samira", "Claire")
    favours = Favours(vault)
    favours.promise(to=ids, text="une adresse", effort=Effort.FIVE_MINUTES)
    favours.add(TO_ME, "un contact", ids, FavourState.RECEIVED)
    favours.add(TO_ME, "un portrait", [ids[who]], FavourState.THANKED, on="2026-02")
    Needs(vault).add(ids[0], "Un bureau")
    Offers(vault).add(ids[1], "Un bureau")
    Missions(vault).hear("Biocoop", chain=[ids[who]], state=MissionState.WON)
    assert len(told(vault)) == 5
    if how == "archived":
        People(vault).change(ids[who], archived=True)
    else:
        People(vault).change(ids[who], standing=Standing(how))
    assert told(vault) == []


# What is made of it


def made(vault: Vault, kind: GestureKind) -> Gesture:
    """The gesture of a kind, made."""
    gesture = next(one for one in Gestures(vault).suggest() if one.kind == kind)
    Gestures(vault).make(gesture)
    assert kind not in [one.kind for one in Gestures(vault).suggest()], "it does not come again"
    return gesture


def test_a_gesture_that_is_made_keeps_the_promise_or_says_the_thanks(vault: Vault) -> None:
    sam = people(vault, "Sam")
    favours = Favours(vault)
    promise = favours.promise(to=sam, text="une adresse", effort=Effort.FIVE_MINUTES)
    received = favours.add(TO_ME, "un contact", sam, FavourState.RECEIVED, on="2024")
    made(vault, GestureKind.PROMISE)
    assert favours.get(promise).state == FavourState.GIVEN
    made(vault, GestureKind.THANKS)
    assert favours.get(received).state == FavourState.THANKED


def test_a_gesture_that_is_made_tells_the_outcome(vault: Vault) -> None:
    sam = people(vault, "Sam")
    mission = Missions(vault).hear("Biocoop", chain=sam, state=MissionState.LOST)
    decision = Decisions(vault).ask("Le livre ?")
    Decisions(vault).consult(decision, sam[0])
    Decisions(vault).decide(decision, "Oui")
    made(vault, GestureKind.WORK)
    assert Missions(vault).get(mission).to_tell == ()
    made(vault, GestureKind.CHOICE)
    assert Decisions(vault).get(decision).to_tell == ()


def test_an_idea_that_was_carried_out_is_a_favour_given(vault: Vault) -> None:
    samira, claire = people(vault, "Samira", "Claire")
    Needs(vault).add(samira, "Un bureau")
    Offers(vault).add(claire, "Un bureau")
    before = everything(vault)
    gesture = made(vault, GestureKind.MATCH)
    [favour] = Favours(vault).all()
    assert (favour.direction, favour.state, favour.text) == (FROM_ME, FavourState.GIVEN, gesture.text)
    assert (favour.people, favour.effort, favour.on) == (gesture.people, "five minutes", "2026-03-16")
    vault.clock = FixedClock(TODAY + timedelta(days=5000))
    assert told(vault) == [], "nor ever"
    assert vault.undo().label == "Make a gesture"
    assert everything(vault) == before


def test_what_is_left_for_later_is_quiet_for_half_a_year(vault: Vault) -> None:
    sam = people(vault, "Sam")
    Favours(vault).add(TO_ME, "un contact", sam, FavourState.RECEIVED)
    before = everything(vault)
    gesture = the_one(vault)
    Gestures(vault).leave(gesture)
    assert told(vault) == []
    Gestures(vault).leave(gesture)
    vault.clock = FixedClock(TODAY + NOT_NOW)
    assert the_one(vault) == gesture
    assert vault.undo().label == "Leave a gesture for later"
    assert everything(vault) == before


def test_a_gesture_that_is_overtaken_is_refused(vault: Vault) -> None:
    sam = people(vault, "Sam")
    favour = Favours(vault).add(TO_ME, "un contact", sam, FavourState.RECEIVED)
    gesture = the_one(vault)
    Favours(vault).thank(favour)
    with pytest.raises(Refused):
        Gestures(vault).make(gesture)
    Favours(vault).remove(favour)
    with pytest.raises(Refused):
        Gestures(vault).make(gesture)


# Words


@pytest.mark.parametrize(
    ("need", "gift", "meet"),
    [
        ("Un bureau à Nantes", "Un petit bureau vers Chantenay", True),
        ("Des BUREAUX", "bureau", True),
        ("une œuvre", "des oeuvres", True),
        ("Une petite équipe", "Un petit bureau", False),
        ("Deux jours par semaine", "Un jour par semaine", False),
        ("Quelqu’un qui sache écrire", "Quelqu’un qui sait chanter", False),
        ("Somebody to talk to", "Somebody with time", False),
        ("A front-end developer", "Front-end reviews", True),
        ("", "bureau", False),
    ],
)
def test_a_word_that_tells_something_makes_a_match(need: str, gift: str, meet: bool) -> None:
    assert bool(meetings([sought(1, need)], [offered(2, gift)])) == meet


def test_the_rarest_word_comes_first_and_each_person_gives_once(vault: Vault) -> None:
    needs = [sought(1, "atelier bureau"), sought(2, "atelier chauffage")]
    gifts = [
        offered(3, "atelier", 1),
        offered(3, "atelier chauffage", 2),
        offered(4, "bureau", 3),
        offered(1, "atelier", 4),
    ]
    met = [(need.person, gift.uid) for need, gift in meetings(needs, gifts)]
    assert met[0] == (2, "gift2")
    assert sorted(met) == [(1, "gift1"), (1, "gift3"), (2, "gift2"), (2, "gift4")]


TEXTS = st.lists(st.sampled_from(["bureau", "atelier", "Nantes", "un", "deux mots", "piano"]), max_size=3).map(" ".join)


@given(
    st.lists(st.tuples(st.integers(1, 4), TEXTS), max_size=6), st.lists(st.tuples(st.integers(1, 4), TEXTS), max_size=6)
)
def test_nobody_meets_their_own_need_and_every_match_shares_a_word(
    needs: list[tuple[int, str]], gifts: list[tuple[int, str]]
) -> None:
    met = meetings(
        [sought(person, text, number) for number, (person, text) in enumerate(needs)],
        [offered(person, text, number) for number, (person, text) in enumerate(gifts)],
    )
    for need, gift in met:
        assert need.person != gift.person
        assert telling_words(need.text) & telling_words(gift.text)
    assert len({(need.id, gift.person) for need, gift in met}) == len(met)


def sought(person: int, text: str, id: int = 0) -> Need:
    return Need(id or person, f"need{id}", person, f"P{person}", text, "", WishState.OPEN)


def offered(person: int, text: str, id: int = 0) -> Gift:
    return replace(Gift("", person, f"P{person}", text, lived=False), uid=f"gift{id}")
