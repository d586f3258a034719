"""What was chosen of cards is still chosen when their file is read otherwise, as far as it still means them."""

from models.importing import (
    Choices,
    Decision,
    Rehearsal,
    chosen_again,
    read_beside,
    rehearse_files,
    remembered,
    still_chosen,
)
from models.interchange.tables import Way
from models.people import People
from models.vault import Vault
from tests.builders import people
from tests.models.importing.books import bring_in
from tests.models.interchange.vcards import vcf

LEA = vcf("UID:lea-1", "FN:Léa Martin", "TITLE:Designer", "ORG:Le Moulin", "EMAIL:lea@example.org")
LATER = (
    vcf("FN:Hélène")
    + vcf("UID:lea-1", "FN:Léa Martin", "TITLE:Ingénieure", "ORG:Forêt", "CATEGORIES:été,thé", "EMAIL:x@example.org")
    + vcf("FN:Gaël")
)


def read(vault: Vault, encoding: str, data: bytes = LATER) -> Rehearsal:
    """The rehearsal of ``data``, which is UTF-8, read in ``encoding``."""
    return rehearse_files(vault, [("a.vcf", data)], ways=[Way(encoding=encoding)])


def taken(rehearsal: Rehearsal, vault: Vault, *wanted: str) -> Decision:
    """The decision to take these fields of Léa's card."""
    return Decision(tuple(one for one in read_beside(vault, rehearsal, 1).differences if one.field in wanted))


def words(decision: Decision) -> list[tuple[str, object]]:
    """What is taken, as fields and values."""
    return [(one.field, one.comes) for one in decision.taken or ()]


def test_what_was_chosen_is_chosen_of_the_words_as_they_are_read_now(vault: Vault) -> None:
    bring_in(vault, LEA)
    before = read(vault, "cp1252")
    assert before.planned[0].name == "HÃ©lÃ¨ne"
    chosen = Choices(frozenset({0}), {1: taken(before, vault, "role", "tags")})
    after = read(vault, "utf-8")
    kept = still_chosen(vault, before, chosen, after)
    assert kept.left_out == {0}
    assert words(kept.decisions[1]) == [("role", "Ingénieure"), ("tags", "été"), ("tags", "thé")]


def test_nothing_taken_is_a_decision_too(vault: Vault) -> None:
    bring_in(vault, LEA)
    before = read(vault, "cp1252")
    kept = still_chosen(vault, before, Choices(decisions={1: Decision(taken=())}), read(vault, "utf-8"))
    assert kept == Choices(decisions={1: Decision(taken=())})


def test_who_is_not_alike_any_more_is_not_decided_about(vault: Vault) -> None:
    one, other = people(vault, "lea MARTIN", "Zoé Kern")
    book = vcf("FN:Léa Martin", "TITLE:Designer") + vcf("FN:Zoé Kern")
    before = read(vault, "utf-8", book)
    chosen = Choices(decisions={0: Decision(same_as=one), 1: Decision(apart=(other,))})
    assert still_chosen(vault, before, chosen, before) == chosen
    assert still_chosen(vault, before, chosen, read(vault, "cp1250", book)) == Choices()


def test_what_says_nothing_new_any_more_is_let_go(vault: Vault) -> None:
    bring_in(vault, LEA)
    said = LEA.replace(b"Designer", "Desîgner".encode())
    People(vault).change(People(vault).ids()[0], role="Desîgner")
    before, after = read(vault, "cp1252", said), read(vault, "utf-8", said)
    decided = Decision(read_beside(vault, before, 0).differences)
    assert still_chosen(vault, before, Choices(frozenset({0}), {0: decided}), after) == Choices()


def test_a_table_parted_otherwise_keeps_its_lines(vault: Vault) -> None:
    files = [("a.csv", b"Name;E-mail\nZo\xc3\xa9, Kern;zoe@example.org\nSam;sam@example.org\n")]
    before = rehearse_files(vault, files, ways=[Way(separator=";")])
    after = rehearse_files(vault, files, ways=[Way(separator=";", encoding="cp1252")])
    assert still_chosen(vault, before, Choices(frozenset({1})), after) == Choices(frozenset({1}))


def test_another_file_has_nothing_of_the_choices(vault: Vault) -> None:
    before = read(vault, "utf-8")
    other = rehearse_files(vault, [("b.vcf", LATER), ("c.vcf", LEA)])
    assert still_chosen(vault, before, Choices(frozenset({0, 2})), other) == Choices()


def test_what_was_chosen_is_chosen_again_another_day(vault: Vault) -> None:
    bring_in(vault, LEA)
    (one,) = people(vault, "zoe KERN")
    book = LATER + vcf("FN:Zoé Kern", "TITLE:Boss")
    before = read(vault, "utf-8", book)
    chosen = Choices(frozenset({2}), {1: taken(before, vault, "role", "tags"), 3: Decision(apart=(one,))})
    written = remembered(before, chosen)
    again = read(vault, "utf-8", vcf("FN:New") + book)
    kept = chosen_again(vault, again, written)
    assert kept.left_out == {3}, "whoever moved in the file is still who they are"
    assert kept.decisions == {2: chosen.decisions[1], 4: chosen.decisions[3]}
    assert chosen_again(vault, read(vault, "utf-8", vcf("FN:New")), written) == Choices()


def test_nothing_of_what_a_file_says_is_in_what_is_remembered(vault: Vault) -> None:
    bring_in(vault, LEA)
    before = read(vault, "utf-8")
    written = repr(remembered(before, Choices(frozenset({0}), {1: taken(before, vault, "role", "contacts")})))
    assert not [word for word in ("Ingénieure", "example.org", "Hélène", "Martin") if word in written]


def test_what_was_decided_of_somebody_who_is_gone_is_let_go(vault: Vault) -> None:
    one, other = people(vault, "lea MARTIN", "Zoé Kern")
    book = vcf("FN:Léa Martin", "TITLE:Designer") + vcf("FN:Zoé Kern")
    rehearsal = read(vault, "utf-8", book)
    written = remembered(rehearsal, Choices(decisions={0: Decision(same_as=one), 1: Decision(apart=(other,))}))
    assert chosen_again(vault, read(vault, "utf-8", book), written).decisions == {
        0: Decision(same_as=one),
        1: Decision(apart=(other,)),
    }
    for person in (one, other):
        People(vault).remove(person)
    assert chosen_again(vault, read(vault, "utf-8", book), written) == Choices()
