"""What a test asks of a postbox: what would tell who someone is, and why it refused."""

from collections.abc import Callable

import pytest

from sync.refusals import NotTaken, Reason
from tests.sync.three import Someone


def about(one: Someone) -> list[bytes]:
    """What would tell who someone is."""
    me = one.post.me()
    return [text.encode() for text in (one.name, one.name.split()[0], me.key, me.fields["email"])]


def refused(reason: Reason, call: Callable[..., object], *arguments: object) -> None:
    with pytest.raises(NotTaken) as told:
        call(*arguments)
    assert told.value.reason is reason
