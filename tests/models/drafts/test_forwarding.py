"""A message along a way: to the first, about the last, with what is asked and a way out, to be passed on as it is."""

import pytest

from models.drafts import draft_along
from models.errors import Refused
from models.network import Way, who_leads_to
from models.people import ContactKind, ContactMethod, People, Standing
from models.vault import Vault
from resources import set_language
from tests.builders import people
from tests.models.network.net import knows, spoke

SEEDS = [str(number) for number in range(8)]


@pytest.fixture
def way(vault: Vault) -> Way:
    """Samira, then Ben, then Xavier the notary."""
    email = ContactMethod(kind=ContactKind.EMAIL, value="samira@example.org")
    samira = People(vault).add("Samira Haddad", contacts=[email])
    ben = people(vault, "Ben")[0]
    xavier = People(vault).add("Xavier Petit", role="Notaire", town="Redon")
    knows(vault, (samira, ben), (ben, xavier))
    spoke(vault, samira)
    return who_leads_to(vault, "Xavier")[0]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("seed", SEEDS)
def test_it_says_whom_what_for_and_leaves_a_way_out(vault: Vault, way: Way, seed: str, language: str) -> None:
    set_language(language)
    try:
        draft = draft_along(vault, way, "la vente d’une grange", seed)
    finally:
        set_language("en")
    assert draft.to == "samira@example.org"
    assert draft.body.splitlines()[0] in ("Hi Samira,", "Salut Samira,")
    for said in ("Xavier Petit", "Notaire", "Redon", "Ben", "la vente d’une grange."):
        assert said in draft.body
    assert any(out in draft.body for out in ("If not, no harm", "rather not", "Sinon, aucun souci", "préfères ne pas"))
    assert len(draft.body.splitlines()) <= 5
    assert "{" not in draft.body + draft.subject


def test_without_words_for_it_it_asks_for_twenty_minutes(vault: Vault, way: Way) -> None:
    assert "Twenty minutes" in draft_along(vault, way, "  ").body


def test_of_whom_nothing_is_known_nothing_is_said(vault: Vault) -> None:
    samira, xavier = people(vault, "Samira", "Xavier")
    knows(vault, (samira, xavier))
    spoke(vault, samira)
    (way,) = who_leads_to(vault, "Xavier")
    assert all("(" not in draft_along(vault, way, seed=seed).body for seed in SEEDS)


def test_whom_one_reaches_alone_is_asked_alone(vault: Vault) -> None:
    spoke(vault, *people(vault, "Samira"))
    (way,) = who_leads_to(vault, "Samira")
    bodies = {draft_along(vault, way, "un bail", seed).body for seed in SEEDS}
    assert all("un bail" in body and "pass" not in body for body in bodies)


def test_who_has_died_since_is_not_written_to(vault: Vault, way: Way) -> None:
    People(vault).change(way.people[0][0], standing=Standing.DEAD)
    with pytest.raises(Refused, match="nobody left"):
        draft_along(vault, way)
