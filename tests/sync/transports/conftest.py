"""Fixtures for what is carried: one server for all, and pairs of processes that meet on it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from app.carrier import program
from sync.conversation import Conversation
from tests.sync.transports.mailbox import MailboxServer, mailbox_server


@pytest.fixture(scope="session")
def server() -> Iterator[MailboxServer]:
    """A mailbox server that no test kills."""
    with mailbox_server() as running:
        yield running


@pytest.fixture
def talk() -> Iterator[Callable[[], Conversation]]:
    """Makes conversations, all started at once and gone after the test."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(Conversation(program()))
