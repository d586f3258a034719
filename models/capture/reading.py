"""Reading a sentence: the grammar, clause by clause."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from models.capture.known import Known
from models.capture.understood import Happened, Understood
from models.interactions import Channel

NO_ANSWERS: Mapping[str, str] = MappingProxyType({})


def read(
    sentence: str,
    known: Known,
    today: date,
    *,
    day_first: bool = True,
    answers: Mapping[str, str] = NO_ANSWERS,
) -> Understood:
    """What ``sentence`` says, read on ``today``; never fails, whatever the text.

    ``day_first`` says whether ``12/10`` is in October. ``answers`` maps keys of questions to values of their options;
    what is answered is no longer asked, what fits no option is asked again.
    """
    if not sentence.strip():
        return Understood(sentence)
    return Understood(sentence, Happened(today, Channel.OTHER, (), sentence.strip()))
