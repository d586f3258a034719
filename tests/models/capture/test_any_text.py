"""Whatever is typed, nothing is raised, lost or made up."""

import re
import unicodedata
from dataclasses import replace
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.capture import PieceKind, Understood, as_json, completions, read
from models.text import clean
from tests.models.capture.cast import KNOWN, TODAY, meant

MARKS = re.compile(r"[@#>?;\n]")

FRAGMENTS = st.sampled_from(
    [
        *("café ", "call ", "appel d'offres ", "vu ", "met ", "rdv "),
        *(
            "@Sam Dubois ",
            "@Léa ",
            "@Paul",
            "@Zoé Petit ",
            "@lea",
            '@"',
            "@« Any ",
            "@Core ",
            "@Jeanne de la ",
            "@",
            "@JB",
        ),
        *("hier ", "lundi ", "12/10 ", "29 février 2026 ", "demain ", "il y a 3 jours ", "4/5 ", "printemps 2024 "),
        *(">ven ", ">2s ", ">31/11 ", "> 3 mois ", "->", ">tous les mois ", ">", ">999m", ">hier", ">avril"),
        *("promis ", "elle m'a promis ", "je lui dois ", "he promised ", "I owe ", "m'ont aidé ", "I helped "),
        *("cherche un local ", "propose ", "looking for ", "offers ", "relancer ", "follow up "),
        *(" connaît @Marcus ", "se connaissent ", "via @Inès ", "vécu : ", "monde : vin, bois ", "? ", "?"),
        *("#agri ", "#1 ", ";", " ; ", ";)", "\n", "\r\n", "«", "»", '"', "“", "”", "'", "’", "(", ")", ".", ",", ":"),
        *(
            "https://x.org/@a#b;c ",
            "sam@example.org ",
            "🌿",
            "\0",
            "\ud800",
            "e\u0301",
            "\u00a0",
            "\ue000",
            "ß",
            "…",
            "œ",
        ),
        *("elle ", "je ", "et ", "and ", "de ", "à ", "devis type ", "A", "É", " ", "  "),
    ]
)
SENTENCES = st.one_of(st.text(max_size=60), st.lists(FRAGMENTS, max_size=12).map("".join))
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@settings(max_examples=100)
@given(sentence=SENTENCES, today=DAYS, day_first=st.booleans())
@example(sentence="@Paul ; >29/02 ; promis 31/12/9999", today=date(9999, 12, 31), day_first=True)
@example(sentence="café 29/02 @Léa >1m", today=date(1, 1, 1), day_first=True)
def test_nothing_is_raised_and_every_span_lies_in_the_sentence(sentence: str, today: date, day_first: bool) -> None:
    understood = read(sentence, KNOWN, today, day_first=day_first)
    as_json(understood)
    assert understood.sentence == sentence
    for piece in understood.pieces:
        assert 0 <= piece.span.start < piece.span.end <= len(sentence)
        assert 0 <= piece.index < max(1, len(places_of(understood, piece.kind)))
    for one in understood.people:
        assert sentence[one.span.start] in "@＠"
        assert one.is_uncertain or one.circle or one.person or one.name in clean(sentence)
    for asked in understood.questions:
        assert asked.text
        assert 0 <= asked.span.start < asked.span.end <= len(sentence)
    for at in range(0, len(sentence) + 1, 7):
        found = completions(sentence, at, KNOWN)
        assert 0 <= found.span.start <= found.span.end == at


def places_of(understood: Understood, kind: PieceKind) -> tuple[object, ...]:
    """What the indexes of pieces of this kind count."""
    happened = understood.interaction
    return {
        PieceKind.PERSON: understood.people,
        PieceKind.NEW_PERSON: understood.people,
        PieceKind.TAG: happened.tags if happened else (),
        PieceKind.FAVOUR: understood.favours,
        PieceKind.FOLLOW_UP: understood.follow_ups,
        PieceKind.EXPERIENCE: understood.experiences,
        PieceKind.NEED: understood.needs,
        PieceKind.OFFER: understood.offers,
        PieceKind.RELATION: understood.relations,
        PieceKind.WORLD: understood.worlds,
        PieceKind.QUESTION: understood.questions,
    }.get(kind, ())


@settings(max_examples=100)
@given(sentence=SENTENCES, today=DAYS)
def test_what_is_written_down_is_kept_whole(sentence: str, today: date) -> None:
    """In the note as it was typed, or, where nothing happened yet, in what was claimed."""
    understood = read(sentence, KNOWN, today)
    if understood.interaction:
        assert understood.interaction.text == sentence.strip()
        return
    claimed = [piece.span for piece in understood.pieces]
    joining = {"et", "and", "avec", "with", "puis", "then", "mais", "but", "ou", "or", "via", "à", "a"}
    lost = [
        word[0]
        for word in re.finditer(r"\w+", sentence)
        if not any(span.start <= word.start() and word.end() <= span.end for span in claimed)
        and word[0].casefold() not in joining
    ]
    assert lost == []


@settings(max_examples=100)
@given(sentence=SENTENCES)
def test_without_any_mark_it_is_a_note_and_nothing_else(sentence: str) -> None:
    bare = MARKS.sub("", unicodedata.normalize("NFKC", sentence))
    found, understood = meant(read(bare, KNOWN, TODAY)), read(bare, KNOWN, TODAY)
    if not bare.strip():
        assert found == meant(Understood(bare))
        return
    assert understood.interaction
    assert understood.interaction.text == bare.strip()
    assert not understood.interaction.people
    assert not understood.people
    nothing = replace(found, happened="", asks=())
    assert nothing == meant(Understood(bare))
    assert all(key.startswith("when:") for key in found.asks)


@settings(max_examples=100)
@given(sentence=SENTENCES)
def test_what_is_answered_is_not_asked_again(sentence: str) -> None:
    answers: dict[str, str] = {}
    for _ in range(30):
        understood = read(sentence, KNOWN, TODAY, answers=answers)
        assert not {asked.key for asked in understood.questions} & answers.keys()
        open_ones = [asked for asked in understood.questions if asked.options]
        if not open_ones:
            break
        answers |= {asked.key: asked.options[0].value for asked in open_ones}
    assert not understood.questions
    assert all(not one.is_uncertain for one in understood.people)
    assert read(sentence, KNOWN, TODAY, answers=dict.fromkeys(answers, "no such option")).questions or not answers


@settings(max_examples=100)
@given(sentence=SENTENCES)
def test_the_same_is_understood_of_letters_and_accents_apart(sentence: str) -> None:
    composed = clean(sentence)
    apart = unicodedata.normalize("NFD", composed)
    one, other = read(composed, KNOWN, TODAY), read(apart, KNOWN, TODAY)
    assert [piece.kind for piece in one.pieces] == [piece.kind for piece in other.pieces]
    for piece, again in zip(one.pieces, other.pieces, strict=True):
        said = apart[again.span.start : again.span.end]
        assert unicodedata.normalize("NFC", said) == composed[piece.span.start : piece.span.end]
