"""The keyring of this computer: the third way in, for those who ask for it.

A keyring may be absent, locked, changed, or wait for ever behind a question that nobody sees.
So each call runs in a thread of its own with a time limit, and every failure means the same:
use the passphrase.
"""

import secrets
import threading
from collections.abc import Callable
from typing import TypeVar

from models.errors import Refused
from resources import tr

_SERVICE = "Whispeer"
_SECONDS = 5.0
_SECRET_BYTES = 32

Answer = TypeVar("Answer")


class KeyringUnavailable(Refused):
    """The computer's keyring did not give or take what was asked."""


def keep_secret(vault_id: str, *, seconds: float = _SECONDS) -> bytes:
    """A new random secret, kept by the keyring for this vault. Raises ``KeyringUnavailable``."""
    secret = secrets.token_bytes(_SECRET_BYTES)

    def keep() -> str | None:
        import keyring

        keyring.set_password(_SERVICE, vault_id, secret.hex())
        return keyring.get_password(_SERVICE, vault_id)  # some backends take anything and keep nothing

    if _within(seconds, keep) != secret.hex():
        raise _unavailable()
    return secret


def kept_secret(vault_id: str, *, seconds: float = _SECONDS) -> bytes:
    """The secret kept for this vault. Raises ``KeyringUnavailable``."""

    def ask() -> str | None:
        import keyring

        return keyring.get_password(_SERVICE, vault_id)

    answer = _within(seconds, ask)
    try:
        secret = bytes.fromhex(answer or "")
    except (ValueError, TypeError):  # a backend may answer anything at all
        raise _unavailable() from None
    if len(secret) != _SECRET_BYTES:
        raise _unavailable()
    return secret


def forget_secret(vault_id: str, *, seconds: float = _SECONDS) -> None:
    """Have the keyring forget this vault. Raises ``KeyringUnavailable``."""

    def forget() -> None:
        import keyring

        keyring.delete_password(_SERVICE, vault_id)

    _within(seconds, forget)


def _within(seconds: float, ask: Callable[[], Answer]) -> Answer:
    answers: list[Answer] = []

    def run() -> None:
        # a backend may raise anything at all, and each failure has the same answer: the passphrase
        try:
            answers.append(ask())
        except BaseException:
            return

    # a daemon, for one that never comes back must not keep the program from ending
    thread = threading.Thread(target=run, name="keyring", daemon=True)
    thread.start()
    thread.join(seconds)
    if not answers:
        raise _unavailable()
    return answers[0]


def _unavailable() -> KeyringUnavailable:
    return KeyringUnavailable(tr("This computer’s keyring did not answer. Use the passphrase."))
