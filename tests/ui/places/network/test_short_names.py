"""Names as short as they can be told apart."""

from hypothesis import given
from hypothesis import strategies as st

from ui.places.network.short_names import short_names


def test_who_is_called_alike_has_one_letter_more() -> None:
    assert short_names(["Paul Ferrand", "Paul Whitby", "Léa Martin", "Paul"]) == {
        "Paul Ferrand": "Paul F.",
        "Paul Whitby": "Paul W.",
        "Léa Martin": "Léa",
        "Paul": "Paul",
    }


@given(st.lists(st.text(max_size=12)))
def test_every_name_has_a_short_one(names: list[str]) -> None:
    short = short_names(names)
    assert short.keys() == set(names)
    assert all(len(short[name]) <= len(name) + 2 for name in names)
