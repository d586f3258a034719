"""What a clause can say, by the words that say it: favours, needs and offers, what to do next.

Patterns are of folded text, so without accents and capitals.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from models.capture.days import either
from models.capture.page import MENTION, Mark
from models.capture.subjects import Subject, Who, subject_before


class Kind(Enum):
    """What is said."""

    I_OWE = auto()
    OWED_TO_ME = auto()
    RECEIVED = auto()
    GIVEN = auto()
    NEED = auto()
    OFFER = auto()
    FOLLOW_UP = auto()


FAVOURS: Final = frozenset({Kind.I_OWE, Kind.OWED_TO_ME, Kind.RECEIVED, Kind.GIVEN})
WISHES: Final = frozenset({Kind.NEED, Kind.OFFER})


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that say something: they begin at ``start``, with their subject; what is said begins at ``end``.

    ``is_plural`` is said by several, ``is_single`` by one; either is only known where the verb shows it.
    ``is_to_one`` is said to one. ``is_whose`` leaves open who promised, as in "lunch @Sam promised a quote".
    """

    kind: Kind
    start: int
    end: int
    subject: Subject
    is_plural: bool = False
    is_single: bool = False
    is_to_one: bool = False
    is_whose: bool = False


@dataclass(frozen=True, slots=True)
class _Rule:
    """A verb, and the subjects that may stand before it; none where the pattern holds its own."""

    kind: Kind
    pattern: re.Pattern[str]
    subjects: frozenset[Who]


def _mine(kind: Kind, pattern: str) -> _Rule:
    return _Rule(kind, re.compile(pattern), frozenset())


def _theirs(kind: Kind, pattern: str) -> _Rule:
    return _Rule(kind, re.compile(pattern), frozenset({Who.NAMED, Who.ONE, Who.SEVERAL, Who.NOBODY}))


def _to_me(kind: Kind, pattern: str) -> _Rule:
    """Said by anybody: one who is not named is asked for."""
    return _Rule(kind, re.compile(pattern), _theirs(kind, "").subjects | {Who.SOMEONE_ELSE})


def _bare(kind: Kind, pattern: str) -> _Rule:
    """Where a phrase begins, a name at most before it."""
    return _Rule(kind, re.compile(pattern), frozenset({Who.NOBODY, Who.NAMED}))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_ADVERBS: Final = (
    "(?: (?:bien|deja|aussi|encore|enfin|beaucoup|enormement|vraiment|trop|toujours|gentiment|meme|tellement|super"
    "|pas mal|un peu))*"
)
_EN_ADVERBS: Final = "(?: (?:also|just|already|kindly|even|finally|really|greatly|always|still|once))*"
_THEM: Final = r"(?:(?:(?:lui|leur|te|vous|le|la|les|y|en) |[tl]'))*"
_I_HAVE: Final = (
    rf"(?:\bj'(?:ai|avais)|\bje {_THEM}(?:ai|avais)|(?<![\w'])(?:lui|leur) ai"
    rf"|\bnous {_THEM}avons|\bon {_THEM}(?:a|avait))"
)
_I_HAVE_EN: Final = rf"\b(?:i|we)(?:'ve|'d| have| had)?{_EN_ADVERBS}"
_HAS: Final = r"\b(?:a|avait|(?P<plural>ont|avaient))"
_HAS_ME: Final = r"(?<![\w'])(?:m'|nous )(?:a|avait|(?P<plural>ont|avaient))"
_HAS_EN: Final = rf"(?:\b(?:has|have|had)|(?<=\w)'s)?{_EN_ADVERBS} ?\b"
_GIVING: Final = either(
    *_words("envoyer renvoyer transmettre transferer donner redonner presenter relire repondre preparer partager"),
    *_words("preter rendre aider montrer ecrire filer introduire recommander fournir livrer confirmer rembourser"),
    *_words("offrir apporter ramener rediger corriger"),
    "faire (?:suivre|passer|parvenir)",
    "mettre en (?:relation|contact|lien)",
)
_GIVING_EN: Final = either(
    *_words("send give introduce forward share lend return pay help show write bring review answer prepare"),
    "get back to",
)
_A_THING: Final = (
    rf"(?:(?:une?|des|du|mon|ma|mes|son|sa|ses|quelques|\d+|deux|trois|quatre|cinq|dix)\b|a {MENTION}"
    r"|a (?:[\w'-]+ ){1,3}?(?:une?|des|du|\d+)\b"
    r"|(?:(?:le|la|les) |l')(?!\w+(?:er|ir|oir)\b|(?:rendre|faire|dire|mettre|prendre|suivre)\b))"
)
_MUCH: Final = r"(?: (?:beaucoup|enormement|vraiment|a lot|so much|out)\b)?"
_A_HAND: Final = r"(?:donne|file) un (?:\w+ )?coup de main"
_SOMETHING: Final = rf"(?= [('\"]?[\w{Mark.QUOTED}{Mark.MENTION}])"
_STILL: Final = "(?: (?:toujours|encore|aussi|actuellement|activement|desesperement))*"
_NO_NOUN: Final = r"(?! (?:que|a|si|comment|ou|pas|plus|rien|to|that|if|how|no|nothing|me|us)\b| [dq]'| qu')"
_NO_VERB: Final = r"(?! de (?!la\b|l'))"
_TO_OTHERS: Final = rf"(?: (?:him|her|them)\b| {MENTION})"

_RULES: Final = (
    # Mine to do
    _mine(Kind.I_OWE, rf"{_I_HAVE}{_ADVERBS} promis(?:e|es)?\b"),
    _mine(Kind.I_OWE, r"\b(?:je (?P<one>lui )?(?:(?:leur|te|vous) )?|(?<![\w'])lui )promets\b"),
    _mine(Kind.I_OWE, r"\bje (?:(?P<one>lui)|leur|te|vous) (?:en )?dois\b"),
    _mine(Kind.I_OWE, rf"\bje dois(?: encore| aussi| toujours)?(?= (?:{_A_THING}|(?:lui|leur) \w+|(?:{_GIVING})\b))"),
    _mine(Kind.I_OWE, rf"{_I_HAVE_EN} (?:promised|promise|owe)\b"),
    _mine(Kind.I_OWE, rf"\bi (?:must|have to|need to|'ve got to|gotta)(?= (?:{_GIVING_EN})\b)"),
    _bare(Kind.I_OWE, r"\bpromis\b(?! jure\b)"),
    _Rule(Kind.I_OWE, re.compile(r"\bowe\b(?! (?:me|us)\b)"), frozenset({Who.NOBODY})),
    # Theirs to do
    _to_me(Kind.OWED_TO_ME, rf"{_HAS_ME}{_ADVERBS} promis(?:e|es)?\b"),
    _theirs(Kind.OWED_TO_ME, rf"{_HAS}{_ADVERBS} promis\b(?! a (?:{MENTION}|(?:sa|son|ses|leurs?)\b))"),
    _to_me(Kind.OWED_TO_ME, rf"(?<![\w'])(?:me|nous) (?:doit|(?P<plural>doivent))\b{_STILL}"),
    _theirs(Kind.OWED_TO_ME, rf"\b(?:doit|(?P<plural>doivent))\b{_STILL}(?= (?:m'|me |nous )\w)"),
    _to_me(Kind.OWED_TO_ME, rf"{_HAS_EN}promised (?:me|us)\b"),
    _mine(Kind.OWED_TO_ME, r"\b(?:i|we) (?:was|were|have been|had been) promised\b"),
    _to_me(Kind.OWED_TO_ME, rf"\b(?:owes|(?P<plural>owe)){_EN_ADVERBS} (?:me|us)\b"),
    _theirs(Kind.OWED_TO_ME, rf"{_HAS_EN}promised\b(?! (?:me|us)\b)"),
    # What was done
    _to_me(Kind.RECEIVED, rf"{_HAS_ME}{_ADVERBS} (?:aidee?s?|{_A_HAND})\b{_MUCH}"),
    _mine(Kind.RECEIVED, rf"\baidee?s? par {MENTION}"),
    _to_me(Kind.RECEIVED, rf"{_HAS_EN}helped (?:me|us)\b{_MUCH}"),
    _mine(Kind.GIVEN, rf"{_I_HAVE}{_ADVERBS} (?:aidee?s?(?! par\b)|{_A_HAND})\b"),
    _mine(Kind.GIVEN, rf"{_I_HAVE_EN} helped\b(?! (?:me|us|myself)\b)"),
    # What they look for, what they can give
    _theirs(Kind.NEED, rf"\bcherche(?P<plural>nt)?\b{_STILL}{_NO_NOUN}{_SOMETHING}"),
    _theirs(
        Kind.NEED,
        rf"\brecherche(?P<plural>nt)?\b{_STILL}(?= (?:(?:une?|des|du|quelqu'un|\d+|deux|trois|son|sa|ses)\b|de l[a']))",
    ),
    _theirs(Kind.NEED, rf"(?:\bis|\b(?P<plural>are)|(?<=\w)'(?:s|re))?{_EN_ADVERBS} ?\blooking for\b{_SOMETHING}"),
    _theirs(Kind.OFFER, rf"\bpropose(?P<plural>nt)?\b{_STILL}{_NO_NOUN}{_NO_VERB}{_SOMETHING}"),
    _theirs(Kind.OFFER, rf"\boffers\b{_NO_NOUN}{_SOMETHING}"),
    _Rule(Kind.OFFER, re.compile(rf"\b(?P<plural>offer)\b{_NO_NOUN}{_SOMETHING}"), frozenset({Who.SEVERAL})),
    # What to do next
    _bare(
        Kind.FOLLOW_UP,
        r"\b(?:(?:a|penser? a|il faut|faut|je dois|on doit|je vais|ne pas oublier de) )?"
        r"(?:relancer|rappeler|recontacter)\b",
    ),
    _bare(
        Kind.FOLLOW_UP,
        r"\b(?:(?:(?:i )?(?:need to|have to|must|should|will)|to|remember to|don't forget to) )?"
        r"(?:follow[- ]?up|call back)\b",
    ),
)
_DENIED_AFTER: Final = re.compile(r" ?(?:rien|nothing|pas|que non)\b")
_INTRODUCING: Final = re.compile(r"\b(?:present\w*|introdu\w*|mett\w* .*(?:relation|contact|lien)|connect\w*)\b")
_KIN: Final = (
    *_words("frere soeur mere pere ami amie amis copain copine femme mari fils fille cousin cousine oncle tante"),
    *_words("collegue collegues associe associee patron patronne client cliente clients voisin voisine equipe"),
    *_words("parents enfants brother sister mother mum mom father dad friend friends wife husband son daughter"),
    *_words("colleague colleagues partner boss neighbour neighbor team kids"),
)
_SOMEONES_KIN: Final = (
    r"(?:mon|ma|mes|son|sa|ses|notre|nos|leurs?|le|la|les|un|une|my|our|his|her|their|the) "
    rf"(?:(?:petite?|grande?|meilleure?|best|old|little) )?(?:{either(*_KIN)})\b"
)
_TO_KIN: Final = re.compile(rf"(?<!\w)(?:a|to) {_SOMEONES_KIN}")
_KIN_FIRST: Final = re.compile(f" {_SOMEONES_KIN}")
_TO_ONE: Final = re.compile(r" (?:him|her)\b")
_PROMISED: Final = "promised"


def triggers_in(text: str, start: int, end: int, first_names: frozenset[str]) -> list[Trigger]:
    """What a clause says, from left to right; where two rules meet, the one that begins first holds."""
    found = sorted(_each(text, start, end, first_names), key=_place)
    kept: list[Trigger] = []
    for trigger in found:
        if not kept or trigger.start >= kept[-1].end:
            kept.append(trigger)
    return kept


def is_for_others(kind: Kind, text: str, start: int, end: int) -> bool:
    """Whether these words say that it is for someone who is not named: "à ma sœur", "ma sœur" after "aidé"."""
    if kind == Kind.GIVEN and _KIN_FIRST.match(text, start, end):
        return True
    return bool(_TO_KIN.search(text, start, end))


def is_introducing(text: str, start: int, end: int) -> bool:
    """Whether these words bring two people together: who is named after them is not whom it is promised to."""
    return bool(_INTRODUCING.search(text, start, end))


def _place(trigger: Trigger) -> tuple[int, int]:
    return trigger.start, -trigger.end


def _each(text: str, start: int, end: int, first_names: frozenset[str]) -> Iterator[Trigger]:
    for rule in _RULES:
        for found in rule.pattern.finditer(text, start, end):
            if _DENIED_AFTER.match(text, found.end(), end):
                continue
            subject = Subject(Who.ME, found.start())
            if rule.subjects:
                subject = subject_before(text, start, found.start(), first_names)
                if subject.who not in rule.subjects:
                    continue
            named = found.groupdict()
            trigger = Trigger(
                rule.kind,
                found.start() if subject.who == Who.SOMEONE_ELSE else subject.start,
                found.end(),
                subject,
                is_plural=bool(named.get("plural")),
                is_single="plural" in named and not named["plural"],
                is_to_one=bool(named.get("one") or _TO_ONE.match(text, found.end(), end)),
            )
            if rule.kind == Kind.OWED_TO_ME and found[0].endswith(_PROMISED) and rule.subjects:
                yield from _promised(text, start, trigger, first_names)
            elif rule.kind == Kind.I_OWE and subject.who == Who.NAMED:
                yield replace(trigger, start=found.start())  # "@Léa promis un devis" is what I promised her
            elif rule.kind == Kind.FOLLOW_UP:
                yield replace(trigger, start=found.start())
            else:
                yield trigger


def _promised(text: str, start: int, trigger: Trigger, first_names: frozenset[str]) -> Iterator[Trigger]:
    """English "promised" without "me": by the one before it, by me where nobody is, or one cannot tell."""
    subject = trigger.subject
    if subject.who == Who.NOBODY:
        yield replace(trigger, kind=Kind.I_OWE)
    elif re.compile(_TO_OTHERS).match(text, trigger.end):
        return
    elif subject.names and subject_before(text, start, subject.start, first_names).who != Who.NOBODY:
        yield replace(trigger, is_whose=True)
    else:
        yield trigger
