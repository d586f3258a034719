"""How close somebody is, how to reach them and what they belong to, as it lies on their page."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint

from models.people import ContactKind, ContactMethod, People
from models.vault import Vault
from tests.ui.places.people.conftest import Room
from ui.places.people.rows import DetailRow


@pytest.mark.parametrize("worlds", [[], ["Nantes"]])
def test_in_a_narrow_window_they_stand_evenly_one_under_the_other(
    vault: Vault, open_room: Callable[[], Room], worlds: list[str]
) -> None:
    contacts = [ContactMethod(kind=ContactKind.EMAIL, value=f"{at}@example.org") for at in range(2)]
    claire = People(vault).add("Claire Dubosc", contacts=contacts, worlds=worlds)
    room = open_room()
    room.place.resize(800, 716)
    room.show(claire)
    details = room.place.page.details
    rows = [row for row in details.findChildren(DetailRow) if row.isVisible()]
    tops = {row.mapTo(details, QPoint()).y(): row for row in rows}
    assert [tops[at].label for at in sorted(tops)] == ["Tie", *(["Worlds"] if worlds else []), "E-mail", "E-mail"]
    gaps = [below - above - tops[above].height() for above, below in pairwise(sorted(tops))]
    assert len(set(gaps)) == 1
