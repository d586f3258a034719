"""Whether two names can be one person's: accents, order, initials and pet names forgiven."""

from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from models.text import fold

_PET_NAMES = (
    "alexandre alex sacha",
    "alexandra alex sandra sacha",
    "antoine tony toine",
    "antony tony anthony",
    "benjamin ben benji",
    "bernadette bernie",
    "catherine cathy kate katie cath",
    "katherine kate katie kathy",
    "charles charlie charly",
    "christophe chris",
    "christopher chris",
    "christine chris",
    "daniel dan danny",
    "david dave",
    "dominique dom domi",
    "edward ed eddie ted",
    "edouard ed",
    "elisabeth babeth lisa elise betty",
    "elizabeth liz beth lizzie betty eliza",
    "emmanuel manu",
    "emmanuelle manu",
    "francois fanfan",
    "francoise fanfan",
    "frederic fred",
    "frederique fred",
    "gabriel gab",
    "gregory greg",
    "guillaume guigui",
    "gerard gege",
    "isabelle isa",
    "jacqueline jackie",
    "jacques jacky",
    "james jim jimmy jamie",
    "jeanbaptiste jb",
    "jeanfrancois jeff jf",
    "jeanmarc jm",
    "jeanmarie jm",
    "jeanphilippe jp",
    "jeanpierre jp",
    "jennifer jen jenny",
    "jonathan jon jo",
    "joseph jo joe jojo",
    "laurence lolo",
    "laurent lolo",
    "margaret maggie meg peggy",
    "mariechristine mc",
    "matthew matt",
    "mathieu mat",
    "matthieu mat",
    "maximilien max",
    "maxime max",
    "michael mike mick",
    "michel mich",
    "mickael mika mike",
    "nathalie nat",
    "nicholas nick",
    "nicolas nico",
    "olivier oliv",
    "patrick pat",
    "patricia pat patty",
    "philippe phil",
    "philip phil",
    "raphael raph",
    "rebecca becky",
    "richard rick dick richie",
    "robert bob rob bobby",
    "sebastien seb",
    "samuel sam",
    "samantha sam",
    "stephane steph",
    "stephanie steph",
    "stephen steve",
    "steven steve",
    "susan sue suzie",
    "theodore theo ted",
    "thomas tom tommy",
    "timothy tim",
    "valerie val",
    "veronique vero",
    "victor vic",
    "victoria vicky",
    "vincent vince",
    "virginie vivi",
    "william will bill billy liam",
)
"""Names that stand for one another, a line each."""

_TITLES = frozenset(
    [
        "m",
        "mr",
        "mme",
        "mlle",
        "mrs",
        "ms",
        "miss",
        "dr",
        "docteur",
        "doctor",
        "prof",
        "pr",
        "me",
        "maitre",
        "sir",
        "phd",
        "jr",
        "sr",
    ]
)
_PARTICLES = frozenset(
    ["de", "du", "des", "la", "le", "les", "van", "von", "der", "den", "d", "l", "di", "da", "el", "al"]
)
_SHORT = 0.9
"""What an initial, or a pet name, counts where it fits."""

_SLIP = 0.92
"""What a word counts that differs by a slip of the pen: one letter more, less, other, or two that changed places."""

_LONG_ENOUGH = 5
"""Letters from which on a slip is taken for one; of a shorter word, a letter can tell sisters apart."""


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a name that tell people apart, folded, without titles and, where others are left, particles.

    ``pets`` are other names of theirs.
    """

    telling: tuple[str, ...]
    pets: frozenset[str] = frozenset()

    @classmethod
    def of(cls, name: str, nickname: str = "") -> "Name":
        """The name that is written so."""
        words = tuple(word for word in _words(name) if word not in _TITLES)
        telling = tuple(word for word in words if word not in _PARTICLES)
        return cls(telling or words, frozenset(_words(nickname)) if nickname else frozenset())


def _words(text: str) -> list[str]:
    bare = fold(text).replace("-", "").replace("'", " ").replace(".", " ").replace(",", " ")
    return bare.split()


@cache
def _kin() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _PET_NAMES:
        whole, *short = line.split()
        for each in short:
            found.setdefault(each, set()).add(whole)
            found.setdefault(whole, set()).add(each)
    return {word: frozenset(others) for word, others in found.items()}


def kin_of(word: str) -> frozenset[str]:
    """The names that ``word`` is short for, or that are short for it."""
    return _kin().get(word, frozenset())


def likeness(one: Name, other: Name) -> float:
    """How well two names agree, from 0 to 1: each word of the shorter one is paired with its best in the longer.

    1 is the same words in any order; an initial or a pet name that fits makes it 0.9 at most.
    A word of the shorter name that fits none makes the whole doubtful: at most 0.5.
    """
    shorter, longer = (one, other) if len(one.telling) <= len(other.telling) else (other, one)
    if not shorter.telling:
        return 0.0
    if shorter.telling == longer.telling and len(shorter.telling) > 1:
        return 1.0  # as most are that are compared at all
    pets = one.pets | other.pets
    left = list(longer.telling)
    total, most = 0.0, 1.0
    for word in sorted(shorter.telling, key=len, reverse=True):
        fits = [_fit(word, each, pets) for each in left]
        best = max(fits, default=0.0)
        if not best:
            return min(0.5, total / len(shorter.telling))
        most = min(most, _SHORT) if best == _SHORT else most
        total += best
        del left[fits.index(best)]
    whole = min(most, total / len(shorter.telling))
    # one word alone, "Marie", fits many: it is no evidence by itself
    return whole if len(shorter.telling) > 1 else whole * (0.6 if left else 0.85)


def _fit(word: str, each: str, pets: frozenset[str]) -> float:
    return max(_alike(word, each), _SHORT) if word in pets or each in pets else _alike(word, each)


@lru_cache(maxsize=100_000)
def _alike(word: str, each: str) -> float:
    """How well two words agree, whoever they belong to."""
    if word == each:
        return 1.0
    if each in kin_of(word):
        return _SHORT
    if min(len(word), len(each)) == 1:
        return _SHORT if word[0] == each[0] else 0.0
    slips = min(len(word), len(each)) >= _LONG_ENOUGH and OSA.distance(word, each, score_cutoff=1) <= 1
    return _SLIP if slips else 0.0
