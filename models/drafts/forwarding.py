"""From a way to somebody to a message that can be passed on as it is."""

from typing import Final

from models.drafts.draft import Draft, draft_to
from models.drafts.words import Occasion
from models.network import Way
from models.vault.vault import Vault
from resources import tr

_BESIDE: Final = 2
"""So many are on a way where the first knows the last."""


def draft_along(vault: Vault, way: Way, ask: str = "", seed: str = "") -> Draft:
    """Words for the first on the way: who is sought, what for, and a way out; to be passed on as they are.

    ``ask`` is what one would like to know or have, in the user's words. Whoever is reached without another
    is asked themselves. Raises ``Refused`` when the first has died, or is gone.
    """
    wish = ask.strip().rstrip(".")
    wished = tr("It is about this: {ask}.", ask=wish) if wish else tr("Twenty minutes would help me a lot.")
    person = way.people[0][0]
    if len(way.people) == 1:
        return draft_to(vault, [person], Occasion.ASK_ALONG, seed, ask=wished)
    through = tr("perhaps through {name}", name=way.people[1][1]) if len(way.people) > _BESIDE else ""
    about = ", ".join(filter(None, (way.about, through)))
    other = way.people[-1][1]
    if not about:
        return draft_to(vault, [person], Occasion.FORWARD, seed, other=other, ask=wished)
    return draft_to(vault, [person], Occasion.FORWARD_ABOUT, seed, other=other, about=about, ask=wished)
