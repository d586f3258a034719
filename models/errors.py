"""What can go wrong, in two families.

``Refused`` is what the world did: a wrong passphrase, a full disk, a file that is no address book.
Its text is the sentence that the user reads, in their language, and says what to do next.
Anything else that escapes is our own bug, and is shown and logged as such.
"""


class Refused(Exception):
    """Something was refused for a reason the user can act on; ``str()`` is the sentence to show."""


class Cancelled(Exception):
    """The user asked to stop. Nothing of the job remains."""
