"""What ``@`` and ``#`` may go on with."""

import pytest

from models.capture import Completions, Known, KnownPerson, Span, completions, read
from tests.models.capture.cast import KNOWN, NAMES, TODAY


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("café @", NAMES[:0] or None),
        ("café @lé", ("Léa Martin",)),
        ("café @pa", ("Paul Durand", "Paul Mercier")),
        ("café @paul m", ("Paul Mercier",)),
        ("café @dub", ("Claire Dubosc", "Sam Dubois")),
        ("café @koe", ("Jean-Baptiste Kœnig",)),
        ("café @al", ("Marie d’Alembert",)),
        ('café @"sam d', ("Sam Dubois",)),
        ("café @« sam", ("Sam Dubois",)),
        ("café @noy", ("Noyau",)),
        ("café #ag", ("Agri",)),
        ("café #", ("Agri",)),
        ("café ag", ()),
        ("a@le", ()),
        ("café @Léa ", ("Léa Martin",)),
        ("café @Sam Dubois et", ()),
    ],
)
def test_what_is_offered_at_the_end(sentence: str, names: tuple[str, ...] | None) -> None:
    found = completions(sentence, len(sentence), KNOWN)
    if names is None:
        assert len(found.names) == 6
    else:
        assert found.names == names
    if found.names:
        assert sentence[found.span.start] == found.mark


def test_only_what_stands_before_the_cursor_counts() -> None:
    found = completions("café @lé et @sam", 8, KNOWN)
    assert (found.names, found.span) == (("Léa Martin",), Span(5, 8))


@pytest.mark.parametrize(
    "name", [*NAMES, "Maud", "Studio 54", "Roux & fils", 'Anne "Nan" Roux', "L'Été (Nantes)", "Les “amis”", "Sam 🌿"]
)
def test_what_is_put_in_is_read_back_as_that_name(name: str) -> None:
    known = Known.made([KnownPerson(1, name), KnownPerson(2, "Zoé Petit")])
    inserted = Completions(Span(0, 0)).insert(name)
    understood = read(f"café {inserted} hier", known, TODAY)
    assert [(one.name, one.person) for one in understood.people] == [(name, 1)]
    assert not understood.questions
