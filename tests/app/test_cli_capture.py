"""Writing down a sentence in the terminal."""

import json
from collections.abc import Iterator

import pytest

from app.cli.capture import FAVOURS
from app.settings import Settings, save, settings_file
from models.favours import Favours, FavourWord
from models.interactions import Interactions
from models.people import People
from models.vault import Vault
from resources import phrase, set_language
from tests.app.running import Here
from tests.builders import everything, people

SENTENCE = "café @Sam Dubois @Léa #agri ; promis devis type >ven"
DAY = ("--today", "2026-03-16")


@pytest.fixture(autouse=True)
def cast(vault: Vault) -> None:
    """Whom the sentences know."""
    people(vault, "Sam Dubois", "Léa Martin", "Paul Durand", "Paul Mercier")


def test_a_sentence_is_kept_and_told_in_json(here: Here, vault: Vault) -> None:
    told = here("capture", SENTENCE, "--json", *DAY).json
    assert told == {
        "interaction": {
            "on": "2026-03-16",
            "channel": "coffee",
            "people": [{"name": "Sam Dubois", "new": False}, {"name": "Léa Martin", "new": False}],
            "text": SENTENCE,
            "tags": ["agri"],
        },
        "favours": [
            {
                "kind": "i_owe",
                "state": "promised",
                "text": "devis type",
                "due": "2026-03-20",
                "people": ["Sam Dubois", "Léa Martin"],
            }
        ],
        "follow_ups": [],
        "experiences": [],
        "needs": [],
        "offers": [],
        "relations": [],
        "worlds": [],
        "met_through": None,
        "decision": None,
        "questions": [],
    }
    assert [favour.text for favour in Favours(vault).all()] == ["devis type"]
    assert here("undo").code == 0
    assert Favours(vault).all() == []
    assert Interactions(vault).ids() == []


def test_everything_a_sentence_can_say_has_its_place_in_json(here: Here) -> None:
    told = here(
        "capture",
        "? partir >2s\nrencontré @Zoé Petit via @Léa ; m'a promis un livre ; relancer >tous les mois ; cherche un local"
        "\npropose des cours ; monde : vin\n@Zoé connaît @Sam Dubois\nvécu : une faillite ; deux",
        "--json",
        "--dry-run",
        *DAY,
    ).json
    assert told["interaction"]["people"] == [{"name": "Zoé Petit", "new": True}]
    assert told["favours"] == [
        {"kind": "owed_to_me", "state": "agreed", "text": "un livre", "due": "", "people": ["Zoé Petit"]}
    ]
    assert told["follow_ups"] == [
        {"text": "relancer", "due": "2026-04-16", "people": ["Zoé Petit"], "recurrence": "P1M"}
    ]
    assert told["needs"] == [{"person": "Zoé Petit", "text": "un local"}]
    assert told["offers"] == [{"person": "Zoé Petit", "text": "des cours"}]
    assert told["worlds"] == [{"person": "Zoé Petit", "name": "vin"}]
    assert told["relations"] == [{"from": "Zoé Petit", "to": "Sam Dubois", "kind": "knows"}]
    assert told["experiences"] == [{"person": "Zoé Petit", "text": "une faillite ; deux"}]
    assert told["met_through"] == "Léa Martin"
    assert told["decision"] == {"question": "partir", "deadline": "2026-03-30"}


def test_words_need_no_quotes_around_them(here: Here, vault: Vault) -> None:
    assert here("capture", "café", "avec", "@Léa", "hier", *DAY).code == 0
    [id] = Interactions(vault).ids()
    assert Interactions(vault).get(id).text == "café avec @Léa hier"
    assert Interactions(vault).get(id).on == "2026-03-15"


def test_only_to_see_nothing_is_kept(here: Here, vault: Vault) -> None:
    before = everything(vault)
    ran = here("capture", SENTENCE, "--dry-run", *DAY)
    assert ran.code == 0
    assert "Nothing was kept" in ran.err
    assert everything(vault) == before


def test_it_is_told_in_plain_words(here: Here) -> None:
    ran = here("capture", "appel @Zoé Petit hier ; promis devis type >ven ; @Zoé cherche un local", *DAY)
    assert ran.out.splitlines() == [
        "Call\tyesterday · Zoé Petit (new) · appel @Zoé Petit hier ; promis devis type >ven ; @Zoé cherche un local",
        "You promise\tZoé Petit (new) · devis type · 20 March",
        "Looks for\tZoé Petit (new) · un local",
    ]


def test_what_is_not_certain_is_asked_and_not_kept(here: Here, vault: Vault) -> None:
    before = everything(vault)
    ran = here("capture", "café @Paul ; on se revoit mardi", "--json", *DAY)
    assert ran.code == 1
    [question] = json.loads(ran.out)["questions"]
    assert question["text"] == "Who is Paul?"
    assert question["about"] == "@Paul"
    assert [option["label"] for option in question["options"]] == ["Paul Durand", "Paul Mercier", "Someone new: Paul"]
    assert "Who is Paul? (Paul Durand; Paul Mercier; Someone new: Paul)" in ran.err
    assert everything(vault) == before


def test_a_line_each_from_stdin(here: Here, vault: Vault) -> None:
    ran = here(
        "capture",
        "-",
        *DAY,
        stdin="café @Zoé Petit\r\n\nappel @Zoé hier\ncafé @Paul\nUn mot pour personne, été ?\n@Léa\nfin sans retour",
    )
    assert ran.code == 0
    told = [json.loads(line) for line in ran.out.splitlines()]
    assert len(told) == 7
    assert [one["interaction"] and one["interaction"]["on"] for one in told] == [
        "2026-03-16",
        None,
        "2026-03-15",
        "2026-03-16",
        None,
        None,
        "2026-03-16",
    ]
    assert told[2]["interaction"]["people"] == [{"name": "Zoé Petit", "new": False}], "the first line brought Zoé in"
    assert [bool(one["questions"]) for one in told] == [False, False, False, True, False, False, False]
    assert told[4]["decision"] == {"question": "Un mot pour personne, été ?", "deadline": ""}
    assert sorted(Interactions(vault).get(id).text for id in Interactions(vault).ids()) == [
        "appel @Zoé hier",
        "café @Zoé Petit",
        "fin sans retour",
    ]
    assert "Zoé Petit" in here.names()


def test_a_dry_run_of_lines_keeps_nothing(here: Here, vault: Vault) -> None:
    before = everything(vault)
    assert len(here("capture", "-", "--dry-run", stdin="café @Léa\nappel @Sam\n").out.splitlines()) == 2
    assert everything(vault) == before


def test_a_line_that_is_no_text_ends_it_with_a_sentence(here: Here) -> None:
    ran = here("capture", "-", stdin="café @Léa\n\udcff\udcfe\nappel @Léa\n")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 1
    assert "no UTF-8" in ran.err


@pytest.mark.parametrize("sentence", ["@Léa", " "])
def test_what_says_nothing_is_refused(here: Here, vault: Vault, sentence: str) -> None:
    before = everything(vault)
    ran = here("capture", sentence)
    assert ran.code == 1
    assert ran.err.strip()
    assert everything(vault) == before


def test_the_order_of_day_and_month_is_a_setting(here: Here) -> None:
    assert here("capture", "café @Léa 02/03", "--json", "--dry-run", *DAY).json["interaction"]["on"] == "2026-03-02"
    save(Settings(day_first=False))
    try:
        assert here("capture", "café @Léa 02/03", "--json", "--dry-run", *DAY).json["interaction"]["on"] == "2026-02-03"
    finally:
        settings_file().unlink()


@pytest.fixture
def in_french() -> Iterator[None]:
    """The user chose French."""
    save(Settings(language="fr"))
    yield
    settings_file().unlink()
    set_language(None)


def test_it_speaks_french(here: Here, in_french: None) -> None:
    ran = here("capture", "verre @Noyau @Zoé Petit ; on verra ; >ven", *DAY, "--dry-run")
    assert ran.code == 1
    assert "Le cercle Noyau est encore vide. Qui était là\u00a0?" in ran.err
    ran = here("capture", "verre @Zoé Petit ; promis >ven", *DAY)
    assert ran.out.startswith("Verre\taujourd’hui · Zoé Petit (nouvelle tête)")
    assert "Tu promets" in ran.out


def test_every_favour_has_its_word_in_both_languages() -> None:
    assert set(FAVOURS) == {word.value for word in FavourWord}
    set_language("fr")
    try:
        assert all(phrase(word) != word for word in FAVOURS.values())
    finally:
        set_language(None)


def test_someone_new_is_in_the_vault(here: Here, vault: Vault) -> None:
    assert here("capture", "café @Zoé Petit").code == 0
    assert [row.name for row in People(vault).named("zoe petit")] == ["Zoé Petit"]
