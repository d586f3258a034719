"""Whose need somebody else could meet, told by the words that both use. Pure: texts in, pairs out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from models.experiences import Need
from models.text import fold

_WORD = re.compile(r"[^\W_]{4,}")
_MOST_SHARED = 20
"""A word that so many needs or gifts use says nothing of any of them, and would pair all with all."""

# Words that say nothing of what is sought, folded; shorter ones are left out by their length.
_FRENCH = """
afin ailleurs ainsi aime aimer alors apres assez aussi autour autre autres avant avec avoir besoin bien bonne
bons cela celle celles celui ceux chacun chaque cherche chercher chez chose choses cinq comme contre dans depuis
deux devant donc donne donner elle elles encore entre etre faire fait fois grand grande heure heures jamais jour
jours jusque leur leurs lieu lieux mais meme minute minutes moins mois moitie monde notre nous nouveau nouvelle
parfois parler pendant peut petit petite petits petites plus plusieurs pour premier premiere propose puis quand
quatre quelqu quelque quelques sache sait sans semaine semaines selon sont sous tous tout toute toutes tres trois
trop trouver veut vers voir votre vous vrai vraie
"""
_ENGLISH = """
about after again also another anyone anything around asks been before being both could days does done down each
else even ever every find five four from give gives good great half have hour hours into just keep large less
like little live long look looking looks made make many minutes month months more most much need needs never
nice nights offer offers once only other others ours over place real really said same seat should small some
somebody someone something still such take than that their them then there these they thing things this those
three time times town under very want wants week weeks well were what when where which while who whom whole will
with without work would year years your
"""
_SAYS_NOTHING = frozenset(f"{_FRENCH} {_ENGLISH}".split())


@dataclass(frozen=True, slots=True)
class Gift:
    """What ``person``, whose ``name`` is beside, could give to somebody: an offer, or with ``lived`` an experience.

    ``text`` is what it is about.
    """

    uid: str
    person: int
    name: str
    text: str
    lived: bool


def telling_words(text: str) -> frozenset[str]:
    """The words of ``text`` by which it can be told from another: folded, one and many made alike.

    >>> sorted(telling_words("Un petit bureau à Nantes, ou des bureaux"))
    ['bureau', 'nante']
    """
    words = (word for word in _WORD.findall(fold(text)) if word not in _SAYS_NOTHING)
    return frozenset(word.rstrip("sx") if len(word) > 4 else word for word in words)


def meetings(needs: Sequence[Need], gifts: Sequence[Gift]) -> list[tuple[Need, Gift]]:
    """Each need with a gift of somebody else that shares a telling word, those with the rarest words first.

    A need comes with one gift of each person at most: their best.
    """
    sought = [telling_words(need.text) for need in needs]
    offered = [telling_words(gift.text) for gift in gifts]
    common = Counter(word for words in (*sought, *offered) for word in words)
    found_in = _places(offered)
    ranked = []
    for at, words in enumerate(sought):
        shared: dict[int, Fraction] = {}
        for word in words:
            where = found_in.get(word, ())
            if len(where) <= _MOST_SHARED:
                for place in where:
                    shared[place] = shared.get(place, Fraction()) + Fraction(1, common[word])
        ranked += [(-weight, at, place) for place, weight in shared.items() if gifts[place].person != needs[at].person]
    best: dict[tuple[int, int], tuple[Need, Gift]] = {}
    for _, at, place in sorted(ranked):
        best.setdefault((needs[at].id, gifts[place].person), (needs[at], gifts[place]))
    return list(best.values())


def _places(texts: Iterable[frozenset[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, words in enumerate(texts):
        for word in words:
            found.setdefault(word, []).append(at)
    return found
