"""What an undo would touch is told in the user's words before it is done."""

from collections.abc import Iterator
from datetime import date

import pytest

from models.circles import Circles
from models.clock import FixedClock
from models.errors import Refused
from models.favours import Favours
from models.follow_ups import FollowUps, RecursFrom
from models.history import Fate, History, Preview, Told, read_preview
from models.importing import carry_out, rehearse_files
from models.interactions import Channel, Interactions
from models.people import ContactKind, ContactMethod, People, Tie
from models.relations import Relations
from models.vault import Vault
from resources import set_language
from tests.builders import everything, people, questions
from tests.models.deeds import CARDS


@pytest.fixture
def in_french() -> Iterator[None]:
    """French words, and English ones again afterwards."""
    set_language("fr")
    yield
    set_language("en")


def newest(vault: Vault) -> Preview:
    return read_preview(vault, History(vault).ids()[0])


def told(vault: Vault) -> list[Told]:
    return list(newest(vault).told)


def test_what_was_added_goes_with_what_belongs_to_it(vault: Vault) -> None:
    people(vault, "Sam Dubois")
    People(vault).add(
        "Léa Martin",
        contacts=[
            ContactMethod(kind=ContactKind.EMAIL, value="lea@example.org"),
            ContactMethod(kind=ContactKind.PHONE, value="06"),
        ],
        tags=["agri"],
    )
    assert told(vault) == [Told("Person", "Léa Martin", Fate.GOES, ("with 2 addresses and numbers",))]


def test_what_was_changed_becomes_what_it_was_named_by_its_fields(vault: Vault) -> None:
    sam, omar = people(vault, "Sam Dubois", "Omar")
    lea = People(vault).add("Léa Martin", role="Illustrator", tie=Tie(met_through=sam, circle=1, cadence_days=30))
    People(vault).change(
        lea,
        role="Designer",
        town="Nantes",
        contacts=[ContactMethod(kind=ContactKind.EMAIL, value="lea@example.org")],
        tags=["agri"],
        tie=Tie(met_through=omar, circle=2, confides=True, met_on="2024-21"),
    )
    [change] = told(vault)
    assert (change.kind, change.title, change.fate) == ("Person", "Léa Martin", Fate.CHANGES)
    assert (
        set(change.lines)
        == {
            "Role: Designer → Illustrator",
            "Town: Nantes → nothing",
            "When you met: spring 2024 → nothing",
            "Met through: Omar → Sam Dubois",
            "Circle: Close ones → Core",
            "Rhythm: nothing → every month",
            "They confide in you: yes → no",
            "without E-mail lea@example.org",
        }
        or change.lines[-1] == "and more"
    )


def test_someone_removed_comes_back_with_everything(vault: Vault) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    Interactions(vault).log(on="2026-03-10", channel=Channel.COFFEE, people=[lea, sam], text="Son déménagement")
    Favours(vault).promise(to=[lea], text="Relire son devis", due="2026-03-20")
    Relations(vault).relate(lea, sam, "friend")
    People(vault).remove(lea)
    assert told(vault) == [
        Told("Exchange", "Sam Dubois · 10 March · Son déménagement", Fate.CHANGES, ("again with Léa Martin",)),
        Told("Person", "Léa Martin", Fate.RETURNS, ()),
        Told("Favour", "Léa Martin · Relire son devis", Fate.RETURNS, ()),
        Told("Relation", "Léa Martin – Sam Dubois", Fate.RETURNS, ()),
    ]
    assert newest(vault).sums == (
        (Fate.RETURNS, "1 person, 1 favour and 1 relation"),
        (Fate.CHANGES, "1 exchange"),
    )


def test_states_days_and_rhythms_are_words(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    id = FollowUps(vault).add("Appeler", [lea], "2026-03-20", recurrence="P3M")
    FollowUps(vault).snooze(id, "2026-04-20")
    assert told(vault)[0].lines == ("Due: 20 April → 20 March", "State: put off → to do")
    FollowUps(vault).change(id, recurrence="P1Y", recurs_from=RecursFrom.LAST_INTERACTION)
    assert set(told(vault)[0].lines) == {
        "Comes back: every year → every three months",
        "Counted from: the last exchange → its own dates",
    }
    promise = Favours(vault).promise(to=[lea], text="Un devis")
    Favours(vault).done(promise)
    assert told(vault)[0].lines == ("State: given → promised",)


def test_long_texts_are_told_from_where_they_differ(vault: Vault) -> None:
    text = "Une très longue note sur le bois, les clous et la colle. " * 5
    [lea] = people(vault, "Léa")
    People(vault).change(lea, note=f"{text}Le chêne.")
    People(vault).change(lea, note=f"{text}Le hêtre.")
    assert told(vault)[0].lines == ("Note: … la colle. Le hêtre. → … la colle. Le chêne.",)


@pytest.mark.usefixtures("in_french")
def test_it_speaks_french(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    Circles(vault).change(1, name="Core", soft_cap=6, cadence_days=14)
    assert told(vault) == [Told("Cercle", "Noyau", Fate.CHANGES, ("Taille conseillée\u00a0: 6 → 5",))]
    People(vault).remove(lea)
    assert newest(vault).sums == ((Fate.RETURNS, "1 personne"),)


def test_what_stands_in_the_way_is_named_and_the_rest_is_told(vault: Vault) -> None:
    carry_out(vault, rehearse_files(vault, [("book.vcf", CARDS)]))
    batch = History(vault).ids()[0]
    ana, ben, _ = People(vault).ids()
    People(vault).change(ana, town="Rezé")
    Interactions(vault).log(on="2026-03-16", people=[ben], text="appelé")
    preview = read_preview(vault, batch)
    assert not preview.is_whole
    assert [entry.label for entry in preview.in_the_way] == ["Log an interaction", "Change a person"]
    assert preview.sums == ((Fate.GOES, "1 person and 1 address or number"),)
    assert [one.title for one in preview.told] == ["léa renard"]
    vault.undo()
    vault.undo()
    assert read_preview(vault, batch).is_whole
    assert len(read_preview(vault, batch).told) == 3


def test_where_everything_was_touched_nothing_is_left_to_do(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    added = History(vault).ids()[0]
    People(vault).change(lea, town="Rezé")
    preview = read_preview(vault, added)
    assert preview.is_empty
    assert not preview.is_whole


def test_many_are_counted_and_a_few_are_named(vault: Vault) -> None:
    cards = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:Nom {at:04}\nEMAIL:{at}@example.org\nEND:VCARD\n" for at in range(400)
    )
    carry_out(vault, rehearse_files(vault, [("book.vcf", cards.encode())]))
    with questions(vault) as asked:
        preview = newest(vault)
    assert preview.sums == ((Fate.GOES, "400 people and 400 addresses and numbers"),)
    assert len(preview.told) == 24
    assert preview.more == 376
    assert len(asked) < 200  # and no more for ten thousand


def test_an_undone_change_tells_what_doing_it_again_would_touch(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    People(vault).change(lea, role="Designer")
    changed = History(vault).ids()[0]
    history = History(vault)
    assert history.reverse(changed).undone
    assert told(vault)[0].lines == ("Role: nothing → Designer",)
    assert not history.reverse(changed).undone
    assert told(vault)[0].lines == ("Role: Designer → nothing",)


def test_reading_a_preview_changes_nothing(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    before, commits = everything(vault), vault.commits
    newest(vault)
    assert (everything(vault), vault.commits) == (before, commits)
    assert People(vault).get(lea).name == "Léa"


# The entries


def test_an_undo_is_told_with_the_change_that_it_is_about(vault: Vault) -> None:
    vault.clock = FixedClock(date(2026, 3, 10))
    lea, _ = people(vault, "Léa", "Sam")
    People(vault).change(lea, town="Rezé")
    vault.clock = FixedClock(date(2026, 3, 16))
    history = History(vault)
    changed, sam, first = history.ids()
    vault.undo()
    assert history.ids() == [changed, sam, first]
    entry = history.entry(changed)
    assert (entry.label, entry.about, entry.undone, entry.made_at[:10], entry.undone_at[:10]) == (
        "Change a person",
        "Léa",
        True,
        "2026-03-10",
        "2026-03-16",
    )
    vault.redo()
    assert not history.entry(changed).undone
    assert history.entry(changed).last > changed
    assert history.entries([sam, first])[0].words == "Add a person · Sam"
    assert history.of([history.entry(changed).last, first]) == history.entries([changed, first])


def test_an_entry_that_is_gone_is_refused(vault: Vault) -> None:
    with pytest.raises(Refused, match="no longer there"):
        read_preview(vault, 99)


@pytest.mark.usefixtures("in_french")
@pytest.mark.parametrize(
    ("text", "found"),
    [("", 3), ("lea", 2), ("PERSONNE léa", 2), ("ajouter sam", 1), ("modifier", 1), ("modifier sam", 0)],
)
def test_changes_are_found_by_a_word(vault: Vault, text: str, found: int) -> None:
    lea, _ = people(vault, "Léa", "Sam")
    People(vault).change(lea, town="Rezé")
    told_of: list[int] = []
    assert len(History(vault).ids(text, lambda done, total: told_of.append(done))) == found
    assert bool(told_of) == bool(text)
