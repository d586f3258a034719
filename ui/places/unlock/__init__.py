"""The door of a vault that is there: passphrase, recovery words, keyring, and what to do when it is damaged."""

from ui.places.unlock.place import UnlockPlace

__all__ = ["UnlockPlace"]
