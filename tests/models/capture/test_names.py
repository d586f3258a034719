"""Names after ``@``: where each ends, whom it means, and what is asked when one cannot know."""

import unicodedata

import pytest

from models.capture import Known, KnownPerson, Mention, Understood, read
from tests.models.capture.cast import KNOWN, NAMES, TODAY


def named(sentence: str, known: Known = KNOWN, answers: dict[str, str] | None = None) -> list[Mention]:
    """Who is named, in reading order."""
    return list(read(sentence, known, TODAY, answers=answers or {}).people)


def said(understood: Understood, mention: Mention) -> str:
    """The stretch of the sentence that names someone."""
    return understood.sentence[mention.span.start : mention.span.end]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_known_name_is_met_however_it_is_typed(name: str, form: str) -> None:
    person = NAMES.index(name) + 1
    for typed in (
        name,
        name.lower(),
        name.upper(),
        name.replace("’", "'"),
        name.replace("œ", "oe"),
        f'"{name}"',
        f"« {name} »",
    ):
        sentence = unicodedata.normalize(form, f"vu @{typed}, à Nantes")
        understood = read(sentence, KNOWN, TODAY)
        [mention] = understood.people
        assert (mention.name, mention.person) == (name, person)
        assert said(understood, mention) == unicodedata.normalize(form, f"@{typed}")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Zoé", "Zoé"),
        ("zoé petit", "zoé"),
        ("Zoé Petit est là", "Zoé Petit"),
        ("Jean-Marc Le Goff hier", "Jean-Marc Le Goff"),
        ("Anne de La Tour du Pin, puis", "Anne de La Tour du Pin"),
        ("Hans von der Leyen", "Hans von der Leyen"),
        ("Rim el Khoury et moi", "Rim el Khoury"),
        ("Yann d’Alembert", "Yann d’Alembert"),
        ("T. Rex", "T. Rex"),
        ("Dr. Zhivago", "Dr. Zhivago"),
        ("O'Hara's book", "O'Hara"),
        ("'t Hooft", "'t Hooft"),
        ("Zoé Café", "Zoé"),
        ("Zoé Lundi", "Zoé"),
        ("Zoé December 3", "Zoé"),
        ("Zoé I promised", "Zoé"),
        ("Zoé Elle va bien", "Zoé"),
        ("Zoé.Elle va bien", "Zoé"),
        ("Zoé. Elle va bien", "Zoé"),
        ("Zoé(amie)", "Zoé"),
        ("Zoé🌿 Fleurs", "Zoé"),
        ("lena.k", "lena.k"),
        ("jean_dupont", "jean_dupont"),
        ("Łukasz Żak", "Łukasz Żak"),
        ("سامية", "سامية"),
        ("李小龙 昨天", "李小龙"),
        ('"Studio 54"', "Studio 54"),
        ('"3 Suisses"', "3 Suisses"),
        ("“Les amis ; du vendredi”", "Les amis ; du vendredi"),
        ('"Zoé Pet', "Zoé Pet"),
    ],
)
def test_where_a_new_name_ends(typed: str, name: str) -> None:
    understood = read(f"appel @{typed}", KNOWN, TODAY)
    mention = understood.people[0]
    assert (mention.name, mention.is_new) == (name, True)
    assert len(understood.people) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "a@b.org",
        "sam@example.org",
        "@ 14h",
        "@12h",
        "@",
        "@@Sam",
        "x@y",
        "https://m.org/@sam",
        "foo.@bar",
        '@""',
        '@" "',
        "@;",
    ],
)
def test_what_names_nobody(sentence: str) -> None:
    understood = read(f"appel {sentence}", KNOWN, TODAY)
    assert understood.people == ()
    assert understood.interaction
    assert understood.interaction.text == f"appel {sentence}".strip()


def test_the_same_person_is_named_once() -> None:
    assert [one.name for one in named("vu @Léa et @lea martin, @Zoé Petit puis @zoé")] == ["Léa Martin", "Zoé Petit"]


def test_a_first_name_means_who_was_named_whole() -> None:
    assert [one.name for one in named("vu @Paul Mercier ; @Paul cherche un local")] == ["Paul Mercier"]


@pytest.mark.parametrize(
    ("sentence", "options"),
    [
        ("vu @Paul", ["Paul Durand", "Paul Mercier", "Someone new: Paul"]),
        ("vu @Dubois", ["Sam Dubois", "Someone new: Dubois"]),
        ("vu @Léa du marché", None),
        ("vu @Léa du Marché", ["Léa Martin", "Someone new: Léa du Marché"]),
        ("VU @LÉA VIENT", ["Léa Martin", "Someone new: LÉA VIENT"]),
    ],
)
def test_who_is_meant_is_asked_and_any_answer_holds(sentence: str, options: list[str] | None) -> None:
    understood = read(sentence, KNOWN, TODAY)
    if options is None:
        assert [one.name for one in understood.people] == ["Léa Martin"]
        return
    [question] = understood.questions
    assert [option.label for option in question.options] == options
    [mention] = understood.people
    assert mention.is_uncertain
    assert not mention.is_new
    for option in question.options:
        [answered] = named(sentence, answers={question.key: option.value})
        assert not answered.is_uncertain
        assert option.label == f"Someone new: {answered.name}" if answered.is_new else option.label == answered.name


def test_namesakes_are_told_apart_by_what_they_do() -> None:
    known = Known.made([KnownPerson(1, "Ana Paz", about="Baker, Lyon"), KnownPerson(2, "Ana Paz")])
    [question] = read("vu @Ana Paz", known, TODAY).questions
    assert [option.label for option in question.options] == ["Ana Paz (Baker, Lyon)", "Ana Paz", "Someone new: Ana Paz"]


def test_one_word_with_a_family_name_after_it_may_be_another() -> None:
    known = Known.made([KnownPerson(1, "Maud"), KnownPerson(2, "Zoé Roy", nickname="Zou")])
    assert [one.person for one in named("vu @Maud et @zou", known)] == [1, 2]
    [question] = read("vu @Maud Dupont", known, TODAY).questions
    assert [option.label for option in question.options] == ["Maud", "Someone new: Maud Dupont"]


def test_a_name_with_a_word_of_the_grammar_is_met_once_it_is_known() -> None:
    known = Known.made(
        [KnownPerson(1, "Alain Verre"), KnownPerson(2, "Ève Lundi"), KnownPerson(3, "Agence d'à côté (Nantes)")]
    )
    assert [one.person for one in named("vu @Alain Verre et @Ève Lundi", known)] == [1, 2]
    assert [one.person for one in named('vu @"Agence d’à côté (Nantes)"', known)] == [3]


def test_a_circle_stands_for_everyone_in_it_unless_a_person_is_called_so() -> None:
    core = named("café @Core")
    assert [(one.name, one.circle) for one in core] == [("Léa Martin", "Core"), ("Sam Dubois", "Core")]
    assert len({one.span for one in core}) == 1
    known = KNOWN.knowing([KnownPerson(50, "Core Nelly")])
    assert [one.name for one in named("café @Core", known)] == ["Core Nelly"]
    assert [one.name for one in named("café @Core Team")] == ["Core Team"]


def test_whom_a_sentence_added_the_next_one_knows() -> None:
    known = KNOWN.knowing([KnownPerson(50, "Zoé Petit")])
    assert [one.person for one in named("vu @Zoé et @Léa", known)] == [50, 1]
    assert KNOWN.completing("zo", 6) == ()
    assert known.completing("zo", 6) == ("Zoé Petit",)
