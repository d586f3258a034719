"""Two people side by side: what agrees is forgiven its spelling, what differs is seen."""

import pytest

from models.circles import Circles
from models.doubles import EVIDENCE, Agreement, Evidence, agreement, read_pair
from models.errors import Refused
from models.interactions import Interactions
from models.people import ContactKind, ContactMethod, People, Tie
from models.vault import Vault
from tests.builders import people


@pytest.mark.parametrize(
    ("mine", "theirs", "how"),
    [
        (["Nantes"], ["nantes "], Agreement.SAME),
        (["Nantes"], ["Rezé"], Agreement.DIFFERS),
        (["Nantes"], [], Agreement.ALONE),
        ([""], [""], Agreement.ALONE),
        (["chêne", "sel"], ["CHENE"], Agreement.PARTLY),
    ],
)
def test_words_agree_but_for_accents_and_case(mine: list[str], theirs: list[str], how: Agreement) -> None:
    assert agreement(mine, theirs) is how
    assert agreement(theirs, mine) is how


def test_a_number_is_the_same_however_it_is_written() -> None:
    one, other = (ContactMethod(kind=ContactKind.PHONE, value=value) for value in ("+33612345678", "+33 6 12 34 56 78"))
    assert agreement([one], [other]) is Agreement.SAME


def test_a_pair_brings_circles_and_the_last_exchange(vault: Vault) -> None:
    circle = Circles(vault).all()[0]
    lea = People(vault).add("Léa", tie=Tie(circle=circle.id))
    (sam,) = people(vault, "Sam")
    Interactions(vault).log(on="2026-01-02", people=[lea], text="older")
    Interactions(vault).log(on="2026-02-03", people=[lea], text="newer")
    pair = read_pair(vault, lea, sam)
    assert (pair.one.circle, pair.other.circle) == (circle.name, "")
    assert pair.one.last is not None and pair.one.last.text == "newer"
    assert pair.other.last is None
    People(vault).remove(sam)
    with pytest.raises(Refused):
        read_pair(vault, lea, sam)


def test_each_evidence_has_its_words() -> None:
    assert EVIDENCE.keys() == set(Evidence)
