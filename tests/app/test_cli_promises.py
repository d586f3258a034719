"""What I promised, in a terminal."""

from models.favours import Direction, Effort, Favours, FavourState
from models.vault import Vault
from tests.app.running import Here
from tests.builders import people


def test_what_i_promised_is_told_by_date_and_nothing_else(here: Here, vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    favours = Favours(vault)
    favours.promise(to=[lea], text="un jour")
    favours.promise(to=[sam, lea], text="un devis", due="2026-03-20", effort=Effort.HOUR)
    favours.add(Direction.FROM_ME, "une adresse", [sam], FavourState.DOING, due="2026-03-13")
    favours.add(Direction.TO_ME, "un contact", [sam], FavourState.AGREED)
    favours.done(favours.promise(to=[sam], text="déjà fait"))
    assert here("promises", "--json", "--today", "2026-03-16").json == [
        {"state": "doing", "text": "une adresse", "due": "2026-03-13", "effort": "", "people": ["Sam"]},
        {"state": "promised", "text": "un devis", "due": "2026-03-20", "effort": "an hour", "people": ["Sam", "Léa"]},
        {"state": "promised", "text": "un jour", "due": "", "effort": "", "people": ["Léa"]},
    ]
    assert here("promises", "--today", "2026-03-16").out == (
        "was for Friday\tSam\tune adresse\nfor Friday\tSam and Léa\tun devis\n\tLéa\tun jour\n"
    )


def test_no_promise_is_an_empty_list(here: Here) -> None:
    assert here("promises", "--json").json == []
    assert here("promises").out == ""
