"""What opening and keeping a vault can be refused for. Each text is the sentence that the user reads."""

from models.errors import Refused


class WrongPassphrase(Refused):
    """The passphrase, the words or the kept key do not open this vault, which is itself undamaged."""


class VaultMissing(Refused):
    """There is no vault where one was expected."""


class VaultExists(Refused):
    """Something is there already, and nothing is ever written over."""


class VaultDamaged(Refused):
    """A file of the vault is missing, torn or altered; a backup can be restored."""


class BackupDamaged(VaultDamaged):
    """A backup is torn or altered; the vault itself may be whole."""


class VaultTooNew(Refused):
    """A newer version of the program made this vault."""


class VaultBusy(Refused):
    """Another program is writing in the vault just now."""


class DiskTrouble(Refused):
    """The disk is full, cannot be written, or failed. The vault is as it was before."""
