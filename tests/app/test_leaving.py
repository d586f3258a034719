"""What the window remembers once somebody is forgotten: what is about others stays, word for word."""

import json
from datetime import date

from app.leaving import without
from app.view import View
from models.interactions import Channel
from models.people import ContactKind, ContactMethod, Person
from ui.places.people.drafts import Draft, Drafts, FactDraft, NewDraft
from ui.places.people.presenter import State
from ui.widgets.suggestions import Suggestion

EMAIL = ContactMethod(kind=ContactKind.EMAIL, value="lea@example.org")
LEA = Person(id=1, uid="abc", name="Léa Martin", nickname="Lélé", contacts=(EMAIL,))
DAY = date(2026, 3, 16)


def draft(text: str, *people: Suggestion) -> Draft:
    return Draft("", Channel.COFFEE, people, text, (), day=DAY)


def people_of(was: View) -> State:
    return State.parse(without(was, LEA).pages["people"])


def test_their_page_and_drafts_go_and_those_of_others_stay() -> None:
    exchanges = {
        1: draft("on their page"),
        2: draft("with Sam alone"),
        3: draft("with both", Suggestion("Léa Martin", 1)),
        4: draft("\nlélé said so"),
    }
    somebody = (NewDraft({"name": "Zoé"}), NewDraft({"note": "écrit à LEA@example.org"}))
    was = State(1, "lea", scroll=300, loaded=60, drafts=Drafts(exchanges, FactDraft(1, "role", "x"), somebody))
    now = people_of(View("people", b"g", {"people": was.written}))
    assert (now.person, now.text, now.scroll, now.loaded) == (None, "", 0, State().loaded)
    assert now.drafts == Drafts({2: exchanges[2]}, None, somebody[:1])


def test_where_one_was_with_somebody_else_stays() -> None:
    was = State(2, "sam", scroll=300, loaded=60, drafts=Drafts({2: draft("Sam")}, FactDraft(2, "role", "y")))
    assert people_of(View(pages={"people": was.written})) == was


def test_of_another_place_that_tells_of_them_nothing_stays() -> None:
    pages = {
        "today": json.dumps({"letters": {"promise:x": {"body": "Bonjour Léa,"}}}),
        "exchanges": json.dumps({"sought": {"person": 1}}),
        "circles": json.dumps({"draft": {"name": "Chorale"}}),
        "capture": json.dumps({"sentence": "café avec @Léa"}),
        "torn": "{",
    }
    was = without(View("today", b"g", pages), LEA)
    assert (was.place, was.geometry) == ("today", b"g")
    kept = {key for key, page in was.pages.items() if page}
    assert kept == {"circles"}
    assert was.pages["circles"] == pages["circles"]


def test_what_is_half_written_in_refuge_goes_for_nobody_can_tell_whom_it_names() -> None:
    assert without(View("people", b"", {"refuge": '{"drafts": "c2VhbGVk"}'}), LEA).pages["refuge"] == ""
