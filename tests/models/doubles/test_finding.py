"""Who stands twice is found, and who only looks so is left alone."""

import tracemalloc

import pytest

from models.doubles import Doubles, Evidence
from models.doubles.names import Name, likeness
from models.errors import Cancelled
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate, People
from models.phone_numbers import e164
from models.vault import Vault
from tests.builders import everything
from tests.models.doubles.book import made_up, put_in


def reach(email: str = "", phone: str = "") -> list[ContactMethod]:
    said = ((ContactKind.EMAIL, email), (ContactKind.PHONE, phone))
    return [ContactMethod(kind=kind, value=value) for kind, value in said if value]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Élodie Bœuf", "ELODIE BOEUF", True),
        ("Élodie Bœuf", "Bœuf, Élodie", True),
        ("Jean-Baptiste Kœnig", "Jean Baptiste Koenig", False),  # written apart, it is three words
        ("Dr. Léa Martin", "Léa Martin", True),
        ("Léa de la Tour", "Léa La Tour", True),
        ("Damien Garnier", "Damien Garrnier", True),
        ("Fred Moreau", "Frédéric Moreau", False),  # a pet name is likely, and no more
        ("L. Martin", "Léa Martin", False),
        ("Léa Martin", "Luc Martin", False),
        ("Anne Roy", "Anna Roy", False),
        ("Léa", "Léa Martin", False),
    ],
)
def test_how_well_two_names_agree(one: str, other: str, same: bool) -> None:
    alike = likeness(Name.of(one), Name.of(other))
    assert (alike >= 0.95) is same
    assert alike == likeness(Name.of(other), Name.of(one))


def test_a_number_is_the_same_however_it_is_written() -> None:
    written = ["06 12 34 56 78", "06.12.34.56.78", "+33 (0)6 12 34 56 78", "0033612345678", "tel:+33-6-12-34-56-78"]
    assert {e164(each, "FR") for each in written} == {"+33612345678"}
    assert [e164(each, "FR") for each in ("3639", "112", "poste 4", "")] == ["", "", "", ""]


def test_a_book_of_5000_in_which_400_stand_twice(vault: Vault, capsys: pytest.CaptureFixture[str]) -> None:
    book = made_up(5_000, 400)
    ids = put_in(vault, book)
    wanted = {(ids[one], ids[other]) for one, other in book.doubles}
    found = Doubles(vault, "FR").find()
    pairs = {(each.one.id, each.other.id) for each in found}
    sure = {(each.one.id, each.other.id) for each in found if each.sure}
    precision, recall = len(pairs & wanted) / len(pairs), len(pairs & wanted) / len(wanted)
    with capsys.disabled():
        print(f"\n400 doubles among 5,000: precision {precision:.3f}, recall {recall:.3f}, {len(sure)} sure")
    assert sure <= wanted
    assert precision > 0.95
    assert recall > 0.95


def test_ten_thousand_people_take_little_memory(vault: Vault, capsys: pytest.CaptureFixture[str]) -> None:
    put_in(vault, made_up(10_000, 800))
    tracemalloc.start()
    found = Doubles(vault, "FR").find()
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    with capsys.disabled():
        print(f"\n{len(found)} doubles among 10,000 people: {peak:.0f} MB")
    assert peak < 200


def test_a_couple_at_one_number_are_two(vault: Vault) -> None:
    people = People(vault)
    people.add("Léa Martin", contacts=reach(phone="02 98 11 22 33"), town="Brest")
    people.add("Luc Martin", contacts=reach(phone="+33 2 98 11 22 33"), town="Brest")
    assert Doubles(vault, "FR").find() == []


def test_the_address_of_a_house_is_nobodys_own(vault: Vault) -> None:
    people = People(vault)
    people.add("Léa Martin", contacts=reach("contact@pivot.example"))
    people.add("Léa Bodin", contacts=reach("contact@pivot.example"))
    assert Doubles(vault, "FR").find() == []


def test_an_address_and_the_name_are_sure_unless_a_birthday_differs(vault: Vault) -> None:
    people = People(vault)
    born = [ImportantDate(kind=DateKind.BIRTHDAY, on="1984-05-12")]
    one = people.add("Léa Martin", contacts=reach("lea@example.org"), dates=born)
    other = people.add("MARTIN Lea", contacts=reach("LEA@example.org"))
    (double,) = Doubles(vault, "FR").find()
    assert (double.sure, double.evidence) == (True, (Evidence.EMAIL, Evidence.NAME))
    people.change(other, dates=[ImportantDate(kind=DateKind.BIRTHDAY, on="--05-12")])
    assert len(Doubles(vault, "FR").find()) == 1
    people.change(other, dates=[ImportantDate(kind=DateKind.BIRTHDAY, on="1984-06-12")])
    assert Doubles(vault, "FR").find() == []
    assert one


def test_two_who_were_kept_apart_are_not_proposed_again(vault: Vault) -> None:
    people = People(vault)
    one, other = people.add("Léa Martin", town="Brest"), people.add("Lea Martin", town="Brest")
    before = everything(vault)
    Doubles(vault, "FR").keep_apart(other, one)
    assert Doubles(vault, "FR").find() == []
    vault.undo()
    assert everything(vault) == before
    assert len(Doubles(vault, "FR").find()) == 1


def test_looking_can_be_stopped(vault: Vault) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        Doubles(vault, "FR").find(stop)
