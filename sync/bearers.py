"""Whom of the record a name on a message may mean."""

from models.errors import Refused
from models.handing import Namesake, Whose
from models.namesakes import told_apart
from models.people import People
from models.vault.vault import Vault
from resources import tr
from sync.peers import Peers


class Bearers:
    """Those of one vault who bear a name."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._people = People(vault)
        self._peers = Peers(vault)

    def of(self, name: str) -> tuple[Namesake, ...]:
        """Who is called so, and whose keys came in that name."""
        with_keys = {one.shown.person for one in self._peers.called(name)}
        ids = dict.fromkeys((*(row.id for row in self._people.named(name)), *sorted(with_keys)))
        return tuple(
            Namesake(row.id, row.name, told_apart(self._vault, row.id), row.id in with_keys)
            for row in self._people.rows(list(ids))
        )

    def meant(self, whose: Whose, name: str) -> int | None:
        """Whom ``whose`` says, or the one who has the ``name``; None for somebody new. Raises ``Refused`` for several.

        Who is called as nobody is, is somebody new where several have the name.
        """
        if isinstance(whose, int):
            return whose or None
        called = self._people.named(whose) if whose else []
        found = called or self._people.named(name)
        if len(found) > 1 and (called or not whose):
            raise Refused(tr("Several people are called {name}. Say which of them it is.", name=found[0].name))
        return found[0].id if len(found) == 1 else None
