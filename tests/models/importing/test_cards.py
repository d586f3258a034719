"""Address books come in once, replace nothing, and go again without a trace."""

import pytest

from models.doubles import Doubles
from models.errors import Cancelled, Refused
from models.exporting import as_archive
from models.importing import Rehearsal, Verdict, carry_out, rehearse_files
from models.interchange.card import Scope
from models.interchange.tables import UNSAID, Way
from models.people import ContactKind, ContactMethod, People, Person
from models.vault import Vault
from tests.builders import people
from tests.models.importing.books import LEA, LEA_LATER, NOBODY, SAM, bring_in, counts, rehearse
from tests.models.interchange.vcards import vcf


def the_only(vault: Vault) -> Person:
    (id,) = People(vault).ids()
    return People(vault).get(id)


def test_a_rehearsal_writes_nothing_and_tells_what_will_be(vault: Vault) -> None:
    before, commits = as_archive(vault), vault.commits
    rehearsal = rehearse(vault, LEA + SAM)
    assert (as_archive(vault), vault.commits) == (before, commits)
    assert counts(rehearsal) == counts(carry_out(vault, rehearsal)) == (2, 0, 0)


def test_the_same_file_twice_adds_nobody(vault: Vault) -> None:
    bring_in(vault, LEA + SAM)
    once = as_archive(vault)
    again = bring_in(vault, LEA + SAM)
    assert (counts(again), again.batch) == ((0, 0, 2), None)
    assert as_archive(vault) == once


def test_the_same_card_twice_in_one_file_is_one_person(vault: Vault) -> None:
    assert counts(bring_in(vault, SAM + LEA + SAM)) == (2, 0, 1)


def test_a_card_is_known_by_its_identifier_and_gives_what_is_missing(vault: Vault) -> None:
    bring_in(vault, LEA)
    (planned,) = rehearse(vault, LEA_LATER).planned
    assert planned.verdict is Verdict.UPDATED
    assert planned.adds == ("La Grange", "lea@example.org", "a birthday")
    assert counts(bring_in(vault, LEA_LATER)) == (0, 1, 0)
    lea = the_only(vault)
    assert lea.name == "Léa Martin", "what stands is not replaced"
    assert lea.organisation == "La Grange"
    assert [contact.value for contact in lea.contacts] == ["06 12 34 56 78", "lea@example.org"]
    assert [date.on for date in lea.dates] == ["1984-05-12"]


def test_an_update_replaces_nothing_that_stands(vault: Vault) -> None:
    bring_in(vault, vcf("UID:1", "FN:Léa", "ORG:La Grange", "TITLE:Designer", "NOTE:Aime la mer"))
    mine = the_only(vault)
    bring_in(vault, vcf("UID:1", "FN:Léa M.", "ORG:Elsewhere", "TITLE:Boss", "NOTE:Vit à Nantes"))
    after = the_only(vault)
    assert (after.name, after.organisation, after.role) == (mine.name, mine.organisation, mine.role)
    assert after.note == "Aime la mer\nVit à Nantes"


def test_a_number_with_another_label_is_no_second_number(vault: Vault) -> None:
    bring_in(vault, LEA)
    assert counts(rehearse(vault, vcf("UID:lea-1", "FN:Léa Martin", "TEL;TYPE=work:06 12 34 56 78"))) == (0, 0, 1)


def test_two_cards_of_one_person_in_one_file(vault: Vault) -> None:
    first, second = rehearse(vault, LEA + LEA_LATER).planned
    assert (first.verdict, second.verdict, second.earlier) == (Verdict.NEW, Verdict.UPDATED, 0)
    assert counts(bring_in(vault, LEA + LEA_LATER)) == (1, 1, 0)
    assert the_only(vault).organisation == "La Grange"


def test_a_later_card_that_tells_nothing_more_is_told_so(vault: Vault) -> None:
    said_less = vcf("UID:lea-1", "FN:Léa")
    first, second = rehearse(vault, LEA + said_less).planned
    assert (first.verdict, second.verdict, second.adds) == (Verdict.NEW, Verdict.UNCHANGED, ())


def test_who_completes_a_card_that_is_left_out_is_new(vault: Vault) -> None:
    result = carry_out(vault, rehearse(vault, LEA + LEA_LATER), leave_out=frozenset({0}))
    assert counts(result) == (1, 0, 0)
    assert the_only(vault).name == "Léa Martin-Roux"


def test_one_bad_card_does_not_keep_the_others_out(vault: Vault) -> None:
    result = bring_in(vault, LEA + NOBODY + SAM)
    assert counts(result) == (2, 0, 0)
    (rejected,) = result.rejected
    assert "line" in rejected.at and rejected.why.endswith(".")


def test_remarks_of_a_card_are_told(vault: Vault) -> None:
    (planned,) = rehearse(vault, b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Sam\r\n").planned
    assert planned.remarks == ("The end of this card is missing: something may be lost.",)


def test_who_is_left_out_stays_out(vault: Vault) -> None:
    result = carry_out(vault, rehearse(vault, LEA + SAM), leave_out=frozenset({0}))
    assert counts(result) == (1, 0, 0)
    assert the_only(vault).name == "Sam Dubois"
    assert counts(rehearse(vault, LEA + SAM)) == (1, 0, 1), "and may come in later"


def test_who_may_be_there_already_is_named(vault: Vault) -> None:
    bring_in(vault, vcf("UID:1", "FN:Léa Martin", "EMAIL:lea@example.org"))
    rehearsal = rehearse(vault, vcf("UID:2", "FN:LEA  martin"))
    assert [(planned.verdict, planned.looks_like) for planned in rehearsal.planned] == [(Verdict.NEW, ("Léa Martin",))]
    assert rehearsal.possible_duplicates == 1


def test_who_is_there_already_beyond_doubt_is_completed(vault: Vault) -> None:
    bring_in(vault, vcf("UID:1", "FN:Léa Martin", "EMAIL:lea@example.org"))
    card = vcf("UID:2", "EMAIL:Lea@Example.org", "FN:MARTIN Lea", "TITLE:Designer")
    rehearsal = rehearse(vault, card)
    assert [(planned.verdict, planned.adds) for planned in rehearsal.planned] == [(Verdict.UPDATED, ("Designer",))]
    result = bring_in(vault, card)
    assert (result.new, result.updated) == (0, 1)
    assert (bring_in(vault, card).unchanged, len(People(vault).ids())) == (1, 1)


def test_a_couple_with_one_address_stay_two(vault: Vault) -> None:
    bring_in(vault, vcf("UID:1", "FN:Léa Martin", "EMAIL:les.martin@example.org"))
    bring_in(vault, vcf("UID:2", "FN:Luc Martin", "EMAIL:les.martin@example.org"))
    assert len(People(vault).ids()) == 2


def test_one_person_twice_in_one_file_is_one(vault: Vault) -> None:
    one = vcf("FN:Léa Martin", "TEL:+33612345678")
    other = vcf("FN:Lea Martin", "TEL:+33 6 12 34 56 78", "TITLE:Designer")
    result = bring_in(vault, one + other)
    assert (result.new, result.updated) == (1, 1)
    assert People(vault).get(People(vault).ids()[0]).role == "Designer"


def test_an_undo_leaves_no_trace(vault: Vault) -> None:
    people(vault, "Inès Caron")
    bring_in(vault, LEA)
    before = as_archive(vault)
    batch = bring_in(vault, LEA_LATER + SAM).batch
    assert as_archive(vault) != before
    vault.undo(batch)
    assert as_archive(vault) == before
    assert counts(rehearse(vault, LEA_LATER + SAM)) == (1, 1, 0), "the ledger forgot them too"


class Stopping:
    """A progress that is stopped at its nth call."""

    def __init__(self, at: int | None = None) -> None:
        self.at, self.calls = at, 0
        self.last = (0, 1)

    def __call__(self, done: int, total: int) -> None:
        assert 0 <= done <= total
        if self.calls == self.at:
            raise Cancelled
        assert done / total >= self.last[0] / self.last[1], "it never goes back"
        self.last = (done, total)
        self.calls += 1


def test_stopping_a_rehearsal_or_an_import_anywhere_leaves_nothing(vault: Vault) -> None:
    bring_in(vault, LEA)
    before = as_archive(vault)
    book = LEA_LATER + SAM + b"".join(vcf(f"FN:Someone {number}") for number in range(5))
    counting = Stopping()
    rehearsal = rehearse_files(vault, [("a.vcf", book)], progress=counting)
    assert counting.last[0] == counting.last[1]
    for at in range(counting.calls):
        with pytest.raises(Cancelled):
            rehearse_files(vault, [("a.vcf", book)], progress=Stopping(at))
    counting = Stopping()
    vault.undo(carry_out(vault, rehearsal, progress=counting).batch)
    for at in range(counting.calls):
        with pytest.raises(Cancelled):
            carry_out(vault, rehearsal, progress=Stopping(at))
        assert as_archive(vault) == before
    assert counting.calls >= 7


def test_a_file_that_is_no_address_book_keeps_no_other_out(vault: Vault) -> None:
    result = bring_in(vault, LEA, b"hello", NOBODY, SAM)
    assert counts(result) == (2, 0, 0)
    unread, nobody = result.rejected
    assert (unread.at, unread.scope) == ("book-1.vcf", Scope.FILE) and unread.why.endswith(".")
    assert (nobody.at, nobody.scope) == ("book-2.vcf, line 1", Scope.CARD)


def test_a_file_that_is_no_address_book_is_refused_where_no_other_can_be_read(vault: Vault) -> None:
    with pytest.raises(Refused) as alone:
        rehearse(vault, b"hello")
    assert "book-0" not in str(alone.value)
    with pytest.raises(Refused, match=r"None of these.*book-0\.vcf"):
        rehearse(vault, b"hello", b"")


def test_where_a_card_was_names_its_file_among_several(vault: Vault) -> None:
    assert [planned.at for planned in rehearse(vault, LEA, SAM).planned] == ["book-0.vcf, line 1", "book-1.vcf, line 1"]
    assert [planned.at for planned in rehearse(vault, LEA).planned] == ["line 1"]


def test_each_file_has_its_encoding(vault: Vault) -> None:
    files = [("a.vcf", LEA), ("b.vcf", vcf("FN:Zoé").decode().encode("cp1252"))]
    assert rehearse_files(vault, files).encodings == ("utf-8", "cp1252")
    chosen = rehearse_files(vault, files, ways=(UNSAID, Way(encoding="mac-roman")))
    assert chosen.encodings == ("utf-8", "mac-roman")
    assert names(chosen) == ["Léa Martin", "ZoÈ"]


def names(rehearsal: Rehearsal) -> list[str]:
    return [planned.name for planned in rehearsal.planned]


def test_a_card_that_added_nothing_is_known_again_whoever_comes_to_look_like_them(vault: Vault) -> None:
    lea = vcf("FN:Léa Martin", "EMAIL:lea@example.org", "TITLE:Designer")
    bring_in(vault, lea)
    nothing_new = vcf("FN:Lea Martin", "EMAIL:lea@example.org")
    assert counts(bring_in(vault, nothing_new)) == (0, 0, 1)
    People(vault).add("Léa Martin", contacts=People(vault).get(1).contacts)  # now two have her address
    assert counts(bring_in(vault, nothing_new)) == (0, 0, 1)
    assert counts(bring_in(vault, lea)) == (0, 0, 1)


# Who was said not to be the same


def test_whom_a_card_is_not_is_not_proposed_again(vault: Vault) -> None:
    known = People(vault).add("lea MARTIN")
    other = People(vault).add("Léa Martin", contacts=[ContactMethod(kind=ContactKind.EMAIL, value="lea@example.org")])
    card = vcf("FN:Léa Martin", "EMAIL:lea@example.org", "ORG:La Grange")
    Doubles(vault).keep_apart(known, other)
    (planned,) = rehearse(vault, card).planned
    assert (planned.verdict, planned.person) == (Verdict.UPDATED, other)


def test_who_came_in_beside_somebody_is_asked_about_alone(vault: Vault) -> None:
    known = People(vault).add("lea MARTIN")
    bring_in(vault, vcf("FN:Léa Martin"))
    (came,) = set(People(vault).ids()) - {known}
    later = vcf("FN:Léa Martin", "TITLE:Designer")
    assert rehearse(vault, later).planned[0].looks_like == ("lea MARTIN", "Léa Martin")
    Doubles(vault).keep_apart(known, came)
    assert rehearse(vault, later).planned[0].looks_like == ("Léa Martin",)


def test_of_two_who_are_apart_and_equally_near_both_are_proposed(vault: Vault) -> None:
    people(vault, "lea MARTIN", "Léa Martin")
    Doubles(vault).keep_apart(*(row.id for row in People(vault).named("Léa Martin")))
    assert len(rehearse(vault, vcf("FN:Léa Martin")).planned[0].looks_like) == 2
