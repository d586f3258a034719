"""The lexicons: whole, and what was learned from their stories is what is shipped."""

import numpy as np
import pytest

from models.meaning.leanings import Leanings, leaning
from models.meaning.learning import LEARNED, learned
from models.meaning.lexicon import LEXICONS, troubles
from models.meaning.stems import stems
from resources import resource


@pytest.mark.parametrize("lexicon", LEXICONS)
def test_each_trouble_has_words_and_stories_and_no_story_tells_of_two(lexicon: str) -> None:
    stories = [story for trouble in troubles(lexicon) for story in trouble.stories]
    assert all(all(trouble.words) and len(trouble.stories) > 3 for trouble in troubles(lexicon))
    assert len(set(stories)) == len(stories)


@pytest.mark.slow
@pytest.mark.parametrize("lexicon", LEXICONS)
def test_what_is_shipped_was_learned_from_the_stories_as_they_stand(lexicon: str) -> None:
    with np.load(resource(LEARNED), allow_pickle=False) as shipped:
        rows = shipped[lexicon].astype(np.float32)
    assert np.abs(rows - learned(lexicon)).max() < 0.01 * np.abs(rows).max()


@pytest.mark.parametrize("lexicon", LEXICONS)
def test_the_words_of_a_trouble_lean_to_it(lexicon: str) -> None:
    for place, trouble in enumerate(troubles(lexicon)):
        told = leaning(stems(" ".join(trouble.words)), lexicon)
        assert max(told, key=told.__getitem__) == place


def test_two_languages_are_about_the_same_and_a_word_that_nobody_listed_about_nothing() -> None:
    asked = Leanings(stems("Un huissier pour une facture impayée"))
    assert asked.alike(stems("a bailiff for an unpaid invoice")) > 0.5
    assert asked.alike(stems("her mother has dementia")) < 0.1
    assert asked.alike(stems("zeppelin")) == asked.alike([]) == 0
