"""What vectors tell of the troubles of a lexicon, learned from its stories: ``python -m models.meaning.learning``.

Linear discriminant analysis (Fisher 1936) with a covariance that is shrunk towards a round one (Friedman, JASA 1989):
what differs between stories of one trouble, such as the language or who tells it, counts less than what differs between
troubles. It takes seconds, so it is done whenever a lexicon is changed, and what was learned is shipped.
"""

import numpy as np

from models.meaning.encoder import SIZE, encode
from models.meaning.lexicon import LEXICONS, troubles
from resources import resource

LEARNED = "meaning/learned.npz"
"""For each lexicon: a row, the middle of all stories, and below it one row for each trouble, the direction to it."""

_SHRINKING = 3.0


def learned(lexicon: str) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    """What is shipped of one lexicon, anew."""
    told = [encode(trouble.stories) for trouble in troubles(lexicon)]
    middle = np.concatenate(told).mean(axis=0)
    middles = np.stack([vectors.mean(axis=0) for vectors in told])
    apart = np.concatenate([vectors - vectors.mean(axis=0) for vectors in told])
    spread = apart.T @ apart / len(apart)
    spread += _SHRINKING * np.trace(spread) / SIZE * np.eye(SIZE, dtype=np.float32)
    towards = np.linalg.solve(spread, (middles - middle).T).T
    towards /= np.sqrt((towards * (middles - middle)).sum(axis=1, keepdims=True))
    return np.concatenate([[middle], towards - towards.mean(axis=0)]).astype(np.float32)


def main() -> None:
    """Learn from all lexicons, and write what is shipped."""
    found = {lexicon: learned(lexicon).astype(np.float16) for lexicon in LEXICONS}
    np.savez(resource(LEARNED), allow_pickle=False, **found)


if __name__ == "__main__":
    main()
