"""What a rehearsal counts is what happens, whatever comes in and whatever is there already."""

from collections.abc import Sequence

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from models.importing import Decision, ImportResult, Rehearsal, carry_out, rehearse_files
from models.people import People
from models.relations import Relations
from models.vault import Vault
from tests.builders import people
from tests.models.importing.books import LEA, SAM, bring_in, rehearse
from tests.models.interchange.vcards import vcf

File = tuple[str, bytes]

NAMES = st.sampled_from(("Léa", "Léa Martin", "Sam Dubois", "Ana"))
EMAILS = st.sampled_from(("lea@example.org", "sam@example.org", "ana@example.org"))
UIDS = st.sampled_from(("a", "b", "c"))
NOTES = st.sampled_from(("Aime le thé", "Manager: Sam Dubois", "Aime le thé\\nManager: Zoé", "\u2028"))
RELATED = st.builds(
    "{0}:{1}".format,
    st.sampled_from(("X-MANAGER", "X-SPOUSE", "RELATED;TYPE=friend", "RELATED", "AGENT")),
    st.sampled_from(("Sam Dubois", "Léa Martin", "Zoé", "urn:uuid:a", "mailto:ana@example.org", "Zoé\\nKern", " ", "")),
)
LINES = st.lists(
    st.one_of(
        EMAILS.map("EMAIL:{}".format),
        UIDS.map("UID:urn:uuid:{}".format),
        NOTES.map("NOTE:{}".format),
        st.sampled_from(("ADR:;;;Nantes;;;", "ADR:;;;Brest;;;")),
        RELATED,
    ),
    max_size=6,
)
CARDS = st.builds(lambda name, lines: vcf(f"FN:{name}", *lines), NAMES, LINES)
ROWS = st.builds(
    "{},{},{},{},{}".format,
    NAMES,
    EMAILS | st.just(""),
    st.sampled_from(("Manager", "Spouse", "")),
    st.sampled_from(("Sam Dubois", "Zoé", "Zoé ::: Sam Dubois", "")),
    st.sampled_from(("Core", "Close ones", "Nowhere", "")),
)
EVENTS = st.builds(
    "BEGIN:VEVENT\r\n{0}DTSTART:{1}\r\nSUMMARY:{2}\r\nATTENDEE:mailto:{3}\r\nATTENDEE:mailto:{4}\r\nEND:VEVENT\r\n".format,
    st.sampled_from(("", "UID:one\r\n", "UID:two\r\n")),
    st.sampled_from(("20260301", "20260302", "20300101")),
    st.sampled_from(("Le salon", "La mer")),
    EMAILS,
    EMAILS | st.just("nobody@example.org"),
)


def table(rows: Sequence[str]) -> bytes:
    """A table of Google's."""
    return "\n".join(("Name,E-mail 1 - Value,Relation 1 - Type,Relation 1 - Value,Cercle", *rows)).encode()


def calendar(events: Sequence[str]) -> bytes:
    """A calendar."""
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(events)}END:VCALENDAR\r\n".encode()


BOOKS = st.tuples(st.just("a.vcf"), st.lists(CARDS, min_size=1, max_size=4).map(b"".join))
TABLES = st.tuples(st.just("b.csv"), st.lists(ROWS, min_size=1, max_size=3).map(table))
CALENDARS = st.tuples(st.just("c.ics"), st.lists(EVENTS, min_size=1, max_size=3).map(calendar))
IMPORTS = st.lists(st.lists(BOOKS | TABLES | CALENDARS, min_size=1, max_size=3), min_size=1, max_size=3)


def counted(told: Rehearsal | ImportResult) -> tuple[int, ...]:
    """All that is said of how much would come in, or did."""
    return told.new, told.updated, told.unchanged, told.possible_duplicates, told.told, told.changed


def of_manager(uid: str = "lea-1", *more: str) -> bytes:
    """A card of Léa's that names her manager, whom nobody knows."""
    return vcf(f"UID:{uid}", "FN:Léa Martin", "EMAIL:lea@example.org", "X-MANAGER:Zoé Kern", *more)


TWICE = of_manager("lea-1"), of_manager("lea-2", "TITLE:Boss")
COUPLE = vcf("UID:a", "FN:Léa Martin", "X-SPOUSE:Sam Dubois") + vcf("UID:b", "FN:Sam Dubois", "X-SPOUSE:Léa Martin")


@given(IMPORTS, st.booleans())
@example([[("a.vcf", b"".join(TWICE))], [("a.vcf", of_manager("lea-3"))]], False)
@example([[("a.vcf", COUPLE)]], False)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_counted_before_is_what_happens(vault: Vault, imports: list[list[File]], moves: bool) -> None:
    batches: list[int | None] = []
    try:
        for files in imports:
            rehearsal = rehearse_files(vault, files, moves=moves)
            result = carry_out(vault, rehearsal)
            batches.append(result.batch)
            assert counted(result) == counted(rehearsal)
            again = rehearse_files(vault, files, moves=moves)
            assert (again.new, again.updated, again.told, again.changed) == (0, 0, 0, 0)
            assert carry_out(vault, again).batch is None
    finally:
        for batch in filter(None, reversed(batches)):
            vault.undo(batch)


def test_two_cards_of_one_person_tell_of_the_same_manager_once(vault: Vault) -> None:
    rehearsal = rehearse(vault, *TWICE)
    assert (rehearsal.new, rehearsal.updated, rehearsal.told) == (1, 1, 1)
    carry_out(vault, rehearsal)
    (lea,) = People(vault).ids()
    assert People(vault).get(lea).note == "Manager: Zoé Kern"


def test_what_stands_in_the_note_already_is_not_told_again(vault: Vault) -> None:
    bring_in(vault, LEA)
    (lea,) = People(vault).ids()
    People(vault).change(lea, note="Vue hier\nManager: Zoé Kern")
    rehearsal = rehearse(vault, of_manager())
    assert (rehearsal.told, rehearsal.holds_more) == (0, False)


def test_a_line_that_was_taken_out_by_hand_does_not_come_back(vault: Vault) -> None:
    bring_in(vault, *TWICE)
    (lea,) = People(vault).ids()
    People(vault).change(lea, note="")
    assert rehearse(vault, *TWICE).told == rehearse(vault, TWICE[1]).told == 0


def test_a_couple_who_name_each_other_are_told_once_and_unsaid_for_good(vault: Vault) -> None:
    assert rehearse(vault, COUPLE).told == bring_in(vault, COUPLE).told == 1
    relations = Relations(vault)
    (spouse,) = relations.of(People(vault).named("Sam Dubois")[0].id)
    assert spouse.id is not None
    relations.remove(spouse.id)
    assert rehearse(vault, COUPLE).told == bring_in(vault, COUPLE).told == 0


def test_nobody_is_bound_to_themselves_by_a_decision(vault: Vault) -> None:
    (lea,) = people(vault, "Léa Martin")
    rehearsal = rehearse(vault, SAM + vcf("FN:lea MARTIN", "X-SPOUSE:Sam Dubois"))
    carry_out(vault, rehearsal, decisions={0: Decision(same_as=lea), 1: Decision(same_as=lea)})
    assert Relations(vault).of(lea) == []
