"""Who does what a clause says: the words before its verb."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from models.capture.channels import CHANNEL_WORD
from models.capture.page import ANY_MARK, MENTION

_LONGEST: Final = 200
"""As many letters back a phrase is looked at."""


class Who(Enum):
    """What stands before a verb."""

    NOBODY = auto()
    """Nothing: the verb begins its phrase."""

    ME = auto()
    NAMED = auto()
    """Someone with ``@``, or by a name that has its ``@`` elsewhere."""

    ONE = auto()
    """He or she."""

    SEVERAL = auto()
    THING = auto()
    NOT = auto()
    """It is denied."""

    SOMEONE_ELSE = auto()
    """Any other noun, or nobody in particular."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does something, said from ``start`` on.

    ``names`` are from where to where those with ``@`` stand, ``word`` is a name that stands without.
    """

    who: Who
    start: int
    names: tuple[tuple[int, int], ...] = ()
    word: str = ""


_NAMED: Final = re.compile(
    rf"(?P<names>{MENTION}(?:(?: ?, ?| et | and | ?& ?| ?\+ ?| ){MENTION})*)(?: ?,? ?(?:qui|who))? ?$"
)
_OF: Final = re.compile(r"(?<![\w'])(?:de |d'|of |from )$")
"""What makes the subject someone else's: "la sœur de @Léa", though not "un appel de @Léa"."""
_CHANNEL: Final = re.compile(rf"(?<!\w)(?:{CHANNEL_WORD}) ?$")
_PRONOUN: Final = re.compile(
    r"(?<![\w'])(?:(?P<ONE>il|elle|he|she)|(?P<SEVERAL>ils|elles|they|tous|toutes)|(?P<ME>je|j'|i|nous|we|tu|you|vous)"
    r"|(?P<THING>ca|cela|ceci|it|that|this|ce)|(?P<SOMEONE_ELSE>on|quelqu'un|someone|somebody)) ?$"
)
_NOT: Final = re.compile(r"(?:(?<![\w'])(?:ne|n'|pas|jamais|rien|plus|not|never)|n't) ?$")
# What may stand between the beginning of a phrase and a verb without being its subject.
_BEGINS: Final = re.compile(
    rf"(?:^|[,.:!?()\n;–—{ANY_MARK}\"“”«»]|(?<= )-+(?= )|(?<![\w'])(?:et|and|puis|then|mais|but|&|\+)(?= ))"
    r"[^\w]*(?:(?:aussi|also|alors|donc|so|sinon|ensuite|enfin|still|toujours|actuellement|currently) )*$"
)
_WORD: Final = re.compile(r"(\w[\w'-]*) ?$")


def subject_before(text: str, start: int, verb: int, first_names: frozenset[str]) -> Subject:
    """The subject of what stands at ``verb`` of a clause that begins at ``start``.

    ``first_names`` are those of everyone with ``@`` in the sentence, folded, for they may be named again without.
    """
    begin = max(start, verb - _LONGEST)
    before = text[begin:verb]
    if found := _NAMED.search(before):
        at = begin + found.start("names")
        if (of := _OF.search(before, 0, found.start("names"))) and not _CHANNEL.search(before, 0, of.start()):
            return Subject(Who.SOMEONE_ELSE, begin + of.start())
        names = tuple((at + one.start(), at + one.end()) for one in re.finditer(MENTION, found["names"]))
        return Subject(Who.NAMED, at, names)
    if found := _PRONOUN.search(before):
        return Subject(Who[str(found.lastgroup)], begin + found.start())
    if found := _NOT.search(before):
        return Subject(Who.NOT, begin + found.start())
    if _BEGINS.search(before):
        return Subject(Who.NOBODY, verb)
    word = _WORD.search(before)
    if word and word[1] in first_names:
        return Subject(Who.NAMED, begin + word.start(), word=word[1])
    return Subject(Who.SOMEONE_ELSE, begin + word.start() if word else verb)
