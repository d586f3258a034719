"""What was promised or received, as one can say it to the person themselves.

A favour is noted for oneself: "Un devis type pour comparer ses deux prestataires", "Lui montrer l’atelier".
Only its beginning goes into a message, and nothing where that speaks of them, or of me, or says what to do.
"""

import re
from typing import Final

MOST_WORDS: Final = 8
LONGEST: Final = 60

_ENDS = re.compile(
    r"[:;,.!?…(\[«“\"]|\s[-–—]\s"
    r"|\s(?:pour|afin|dont|qui|que|parce|avant|quand|si|to|for|so|because|that|which|who|before|when|if)\s",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_ARTICLES = {
    "fr": re.compile(r"(?:l[’']|(?:un|une|le|la|les|des|du|deux|trois|quatre|quelques)\s)\S", re.IGNORECASE),
    "en": re.compile(r"(?:a|an|the|some|two|three|four)\s\S", re.IGNORECASE),
}
_A_HAS_DONE = re.compile(r"a\s\w+(?:é|ée|és|ées|i|is|it|u|us)\b", re.IGNORECASE)
_VERB = re.compile(r"(?:er|ir|re|é|ée|u|ing|ed)$")
_PERSONAL = frozenset(
    _WORD.findall(
        "lui leur leurs son sa ses elle elles il ils eux se je moi me mon ma mes "
        "him her his hers their them he she they i my mine me"
    )
)
_DOING = frozenset(
    _WORD.findall(
        "send call read write ask give show find introduce help look check make share lend tell bring pass put "
        "forward review answer book meet take teach host visit invite told taught gave wrote sent made lent"
    )
)


def topic_of(text: str) -> str:
    """What ``text`` is about, in a few words with or without an article; empty where it cannot be said to them.

    >>> topic_of("Un devis type pour comparer ses deux prestataires")
    'un devis type'
    >>> topic_of("Lui montrer l’atelier")
    ''
    """
    line = next(iter(text.strip().splitlines()), "")
    beginning = _ENDS.split(line, maxsplit=1)[0].strip()
    words = [word.casefold() for word in _WORD.findall(beginning)]
    if not words or len(words) > MOST_WORDS or len(beginning) > LONGEST or _PERSONAL & set(words):
        return ""
    if any(has_article(beginning, language) for language in _ARTICLES):
        return "" if _A_HAS_DONE.match(beginning) else beginning[:1].lower() + beginning[1:]
    return "" if words[0] in _DOING or _VERB.search(words[0]) else beginning


def has_article(topic: str, language: str) -> bool:
    """Whether it can stand in a sentence of ``language`` as it is: "un devis type" in French, not "devis type"."""
    return bool(_ARTICLES[language].match(topic))
