"""The other way round: I ask somebody to introduce me."""

from datetime import timedelta
from typing import Final

from models.dates import shifted
from models.errors import Refused
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps
from models.people import People
from models.vault.vault import Vault
from models.words import first_name
from resources import tr

REMIND_AFTER: Final = timedelta(days=10)
"""When one may ask once more; there is no second reminder."""


def ask_to_be_introduced(vault: Vault, whom: int, to: int, why: str = "") -> int:
    """Note that I asked ``whom`` to introduce me ``to`` somebody; the id of the favour that this asks.

    It stands among the favours, where a yes, the meeting and the thanks are noted; one next step reminds of it
    in ten days, once. Raises ``Refused`` for someone and themselves, or when one of them is gone.
    """
    if whom == to:
        raise Refused(tr("That is the same person. Choose someone else."))
    asked, sought = People(vault).get(whom), People(vault).get(to)
    with vault.change("Ask to be introduced", f"{asked.name}, {sought.name}"):
        today = vault.clock.today()
        wish = tr("Introduce me to {name}", name=sought.name)
        favour = Favours(vault).add(
            Direction.TO_ME,
            tr("{wish}: {why}", wish=wish, why=why.strip()) if why.strip() else wish,
            [whom],
            FavourState.ASKED,
            on=today,
        )
        FollowUps(vault).add(
            tr("Ask {name} once more, then leave it", name=first_name(asked.name)),
            [whom],
            shifted(today, REMIND_AFTER),
            why=tr("To be introduced to {name}", name=sought.name),
            favour=favour,
        )
        return favour
