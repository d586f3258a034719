"""Who I am to others: my keys and my card, kept in the vault alone."""

from collections.abc import Mapping

from models.handing import PHOTO, MyCard
from models.vault.vault import Vault
from sync.card import FIELDS, clean_field
from sync.codec import Keys
from sync.pictures import require_picture
from sync.words import words_of

CURRENT, ROTATED, REVOKED = "current", "rotated", "revoked"


class OwnIdentity:
    """My keys, those that I had before among them, and the fields of my card."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def current(self) -> Keys | None:
        """The keys that I sign with, once there are some."""
        return next(iter(self._keys(CURRENT)), None)

    def readable(self) -> list[Keys]:
        """All that something may still be sealed to: a message that was on its way when I took new keys is read."""
        return self._keys(CURRENT, ROTATED)

    def is_mine(self, key: str) -> bool:
        """Whether it is one of those keys."""
        return key in {keys.key for keys in self.readable()}

    def retired(self) -> tuple[Keys, str] | None:
        """The keys that I gave up last, and whether they are ``ROTATED`` or ``REVOKED``."""
        row = self._vault.row(
            "SELECT sign_secret, age_secret, state FROM own_key WHERE state <> ? ORDER BY id DESC", (CURRENT,)
        )
        return (Keys(row["sign_secret"], row["age_secret"]), row["state"]) if row else None

    def have(self) -> Keys:
        """The keys that I sign with, made now if there are none; inside a change."""
        keys = self.current()
        if keys is None:
            keys = Keys.fresh()
            self._vault.insert(
                "own_key",
                key=keys.key,
                sign_secret=keys.sign_secret,
                age_secret=keys.age_secret,
                made_at=self._vault.clock.now().isoformat(timespec="seconds"),
            )
        return keys

    def retire(self, state: str) -> None:
        """Sign no more with the keys that I have: they are ``ROTATED`` or ``REVOKED``; inside a change."""
        self._vault.write("UPDATE own_key SET state = ? WHERE state = ?", (state, CURRENT))

    def fields(self) -> dict[str, str]:
        """What my card says, in the order of its fields."""
        said = {row["field"]: row["value"] for row in self._vault.rows("SELECT field, value FROM own_field")}
        return {field: said[field] for field in FIELDS if field in said}

    def set_fields(self, fields: Mapping[str, str]) -> None:
        """Give fields new values, an empty one goes; inside a change. Raises ``Refused`` for what no reader takes."""
        for field, value in fields.items():
            said = clean_field(field, value)
            self._vault.write("DELETE FROM own_field WHERE field = ?", (field,))
            if said:
                self._vault.write("INSERT INTO own_field (field, value) VALUES (?, ?)", (field, said))

    def as_shown(self, keys: Keys) -> MyCard:
        """What a screen shows of me."""
        fields = self.fields()
        uri = fields.pop(PHOTO, "")
        photo = require_picture(uri)[1] if uri else b""
        return MyCard(keys.key, words_of(keys.key, keys.age), fields, photo, self.retired() is not None)

    def _keys(self, *states: str) -> list[Keys]:
        marks = ", ".join("?" * len(states))
        return [
            Keys(row["sign_secret"], row["age_secret"])
            for row in self._vault.rows(
                f"SELECT sign_secret, age_secret FROM own_key WHERE state IN ({marks}) ORDER BY id DESC", states
            )
        ]
