"""Two processes meet on a real mailbox server and hand each other sealed bytes; every failure is told as itself."""

import contextlib
import os
import signal
import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from models.carrying import (
    CarrierEnded,
    CarryingFailed,
    ClockOff,
    CodeCrowded,
    Met,
    NobodyCame,
    OtherLeft,
    ServerGone,
    ServerUnreachable,
    ServerUntrusted,
    TooLarge,
    WordsDiffer,
    WrongWords,
)
from sync.conversation import Conversation
from sync.limits import FILE_BYTES
from sync.transports.codes import new_code
from sync.transports.wire import Patience
from tests.sync.transports.mailbox import MailboxServer, mailbox_server

Talk = Callable[[], Conversation]

PATIENT = Patience(server=20.0, partner=30.0, silence=20.0)
"""Enough for a busy machine."""
HASTY = Patience(server=5.0, partner=6.0, silence=5.0)
"""Where giving up is waited for."""
SECONDS = 60


def together(*calls: Callable[[], object]) -> list[object]:
    """What each call returns or raises, all made at the same time."""
    outcomes: list[object] = [None] * len(calls)

    def make(at: int) -> None:
        try:
            outcomes[at] = calls[at]()
        except CarryingFailed as failure:
            outcomes[at] = type(failure)

    threads = [threading.Thread(target=make, args=[at], daemon=True) for at in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SECONDS)
        assert not thread.is_alive(), outcomes
    return outcomes


def meeting(here: Conversation, code: str, server: MailboxServer, **more: object) -> Callable[[], Met]:
    """Meets when it is called."""
    return lambda: here.meet(code, [server.url], **{"patience": PATIENT, **more})  # type: ignore[arg-type]  # by name


def met(talk: Talk, server: MailboxServer, **more: object) -> tuple[Conversation, Conversation]:
    """Two sides that have met."""
    here, there = talk(), talk()
    code = new_code()
    words = together(meeting(here, code, server, **more), meeting(there, code, server, **more))
    assert all(isinstance(one, Met) for one in words), words
    return here, there


def test_both_sides_get_what_the_other_sent(talk: Talk, server: MailboxServer) -> None:
    here, there = met(talk, server)
    bodies = [os.urandom(FILE_BYTES), b"", b"\0" * 70]
    there.engine.send(b"back")
    for body in bodies:
        here.send(body)
    assert [there.receive() for _ in bodies] == bodies
    assert here.receive() == b"back"
    assert together(here.leave, there.receive) == [None, OtherLeft]  # leaving with nothing under way is no failure


def test_nothing_is_sent_before_both_have_compared(talk: Talk, server: MailboxServer) -> None:
    # one side that wants it suffices
    here, there = met(talk, server, compare=True)
    here.engine.send(b"mine")
    there.engine.send(b"yours")
    both = together(lambda: here.compared(same=True), lambda: there.compared(same=True))
    assert both == [None, None]
    assert together(here.receive, there.receive) == [b"yours", b"mine"]


def test_where_one_side_finds_other_words_nothing_was_sent(talk: Talk, server: MailboxServer) -> None:
    here, there, code = talk(), talk(), new_code()
    found = together(meeting(here, code, server), meeting(there, code, server, compare=True))
    assert found[0] == found[1]
    assert isinstance(found[0], Met)
    assert len(found[0].words) == 4
    assert found[0].to_compare  # one side that wants it suffices
    here.engine.send(b"mine")
    here.engine.compared(same=True)
    assert together(here.receive, lambda: there.compared(same=False)) == [WordsDiffer, WordsDiffer]
    assert together(there.receive) == [WordsDiffer]  # it does not lie here, come earlier


def test_wrong_words_are_told_to_both_and_burn_the_code(talk: Talk, server: MailboxServer) -> None:
    code = new_code()
    number = code.split("-")[0]
    here, there, late = talk(), talk(), talk()
    outcomes = together(meeting(here, code, server), meeting(there, f"{number}-zoo-zoo-zoo", server))
    assert outcomes == [WrongWords, WrongWords]
    # the right words find nobody any more
    hurried = Patience(server=20.0, partner=1.0, silence=20.0)
    assert together(meeting(late, code, server, patience=hurried)) in ([NobodyCame], [CodeCrowded])


def test_of_three_sides_two_meet_at_most(talk: Talk, server: MailboxServer) -> None:
    code = new_code()
    sides = talk(), talk(), talk()
    outcomes = together(*(meeting(side, code, server, patience=HASTY) for side in sides))
    met_ones = [one for one in outcomes if isinstance(one, Met)]
    assert len(met_ones) in (0, 2)
    assert len(set(met_ones)) <= 1
    assert {one for one in outcomes if one not in met_ones} <= {CodeCrowded, NobodyCame, OtherLeft}


def test_nobody_comes(talk: Talk, server: MailboxServer) -> None:
    alone = Patience(server=20.0, partner=0.5, silence=20.0)
    assert together(meeting(talk(), new_code(), server, patience=alone)) == [NobodyCame]


def test_no_server_answers(talk: Talk) -> None:
    with closing(socket.socket()) as bound:  # a port that nobody listens on
        bound.bind(("127.0.0.1", 0))
        nowhere = f"ws://127.0.0.1:{bound.getsockname()[1]}/v1"
        side = talk()
        with pytest.raises(ServerUnreachable):
            side.meet(new_code(), [nowhere], patience=HASTY)
    with pytest.raises(ServerUnreachable):
        talk().meet(new_code(), [], patience=HASTY)


def test_the_next_server_of_the_list_is_tried(talk: Talk, server: MailboxServer) -> None:
    with closing(socket.socket()) as bound:
        bound.bind(("127.0.0.1", 0))
        nowhere = f"ws://127.0.0.1:{bound.getsockname()[1]}/v1"
        here, there, code = talk(), talk(), new_code()
        words = together(
            lambda: here.meet(code, [nowhere, server.url], patience=PATIENT),
            lambda: there.meet(code, [nowhere, server.url], patience=PATIENT),
        )
    assert words[0] == words[1]
    assert isinstance(words[0], Met)


def test_a_server_that_says_nothing_is_given_up(talk: Talk) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        address = f"ws://127.0.0.1:{silent.getsockname()[1]}/v1"
        with pytest.raises(ServerUnreachable):
            talk().meet(new_code(), [address], patience=Patience(server=1.0))


def test_a_server_that_goes_away_midway_is_told(talk: Talk) -> None:
    with mailbox_server() as own:
        here, there = met(talk, own, patience=Patience(server=4.0, partner=30.0, silence=20.0))
        own.kill()
        assert together(here.receive, there.receive) == [ServerGone, ServerGone]


def test_a_clock_that_is_days_off_is_told(talk: Talk) -> None:
    with mailbox_server(seconds_off=3 * 24 * 3600) as own:
        assert together(meeting(talk(), new_code(), own)) == [ClockOff]


def test_the_other_side_leaves(talk: Talk, server: MailboxServer) -> None:
    here, there = met(talk, server, compare=True)
    there.engine.leave()
    with pytest.raises(OtherLeft):
        here.compared(same=True)


def test_the_other_side_is_cut_off(talk: Talk, server: MailboxServer) -> None:
    here, there = met(talk, server, patience=HASTY)
    assert there.engine.pid
    os.kill(there.engine.pid, signal.SIGKILL)
    assert together(here.receive, there.receive) == [OtherLeft, CarrierEnded]


def test_what_is_too_large_is_refused_before_it_leaves(talk: Talk, server: MailboxServer) -> None:
    here, _there = met(talk, server)
    with pytest.raises(TooLarge):
        here.send(bytes(FILE_BYTES + 1))


@pytest.mark.parametrize(("trusted", "failure"), [(False, ServerUntrusted), (True, ServerUnreachable)])
def test_a_server_that_cannot_prove_who_it_is_is_told(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trusted: bool, failure: type[CarryingFailed]
) -> None:
    """Who vouches is read from where ``child`` says on systems that tell it nowhere; then it only ends too early."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate = own_certificate(tmp_path / "server.pem")
    context.load_cert_chain(certificate)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        address = f"wss://localhost:{listening.getsockname()[1]}/v1"
        threading.Thread(target=shake_hands, args=[listening, context], daemon=True).start()
        with pytest.raises(failure):
            talk().meet(new_code(), [address], patience=PATIENT)


def shake_hands(listening: socket.socket, context: ssl.SSLContext) -> None:
    """Be a server that nobody vouches for."""
    with contextlib.suppress(OSError), listening.accept()[0] as line:
        context.wrap_socket(line, server_side=True).close()


def own_certificate(file: Path) -> Path:
    """A certificate that its own key signs, and the key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    file.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain) + certificate.public_bytes(pem))
    return file
