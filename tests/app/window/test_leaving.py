"""How the window is left: by its keys, by the lock, by another start; with fresh processes where it takes one."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import relaunch
from app.settings import load
from models.people import People
from models.vault import Vault, VaultKey
from tests.app.window.driving import CTRL, TODAY, DesktopOfTest, Open, leave, start
from tests.ui.places.keys import press
from ui import single_instance
from ui.single_instance import claim


def test_leaving_closes_the_vault_and_gives_the_claim_up(
    open_notebook: Open, desktop: DesktopOfTest, vault_folder: Path, qtbot: QtBot
) -> None:
    notebook = open_notebook()
    press(Qt.Key.Key_Q, CTRL)
    leave(notebook, desktop, qtbot)
    assert not (vault_folder / "vault.db-wal").exists(), "checkpointed, and both connections closed"
    second = claim(vault_folder)
    assert second is not None
    second.release()


def test_a_write_that_waits_is_finished_before_leaving(
    open_notebook: Open, desktop: DesktopOfTest, vault_folder: Path, vault_key: VaultKey, qtbot: QtBot
) -> None:
    notebook = open_notebook()
    notebook.add_first_people(("Léa Martin",))
    notebook.window.close()
    leave(notebook, desktop, qtbot)
    with Vault(vault_folder, vault_key) as vault:
        assert People(vault).count() == 1


def test_a_write_that_lasts_is_stopped_and_leaves_nothing(
    open_notebook: Open,
    desktop: DesktopOfTest,
    vault_folder: Path,
    vault_key: VaultKey,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.notebook.GRACE_SECONDS", 0.1)
    notebook = open_notebook()

    def endless(vault: Vault, job: object) -> None:
        with vault.change("Add a person"):
            People(vault).add("Léa Martin")
            while True:
                job.progress(0, 0)  # type: ignore[attr-defined]  # a worker's job

    notebook.jobs.write(notebook.window, endless)
    notebook.lock()
    leave(notebook, desktop, qtbot)
    with Vault(vault_folder, vault_key) as vault:
        assert People(vault).count() == 0


def test_the_clipboard_is_emptied_if_it_is_ours(open_notebook: Open, desktop: DesktopOfTest, qtbot: QtBot) -> None:
    notebook = open_notebook()
    QApplication.clipboard().setText("Léa Martin")
    notebook.lock()
    leave(notebook, desktop, qtbot)
    assert QApplication.clipboard().text() == ""


def test_the_lock_starts_the_same_program_at_the_same_vault(vault_folder: Path) -> None:
    assert relaunch.command(vault_folder, TODAY, []) == [
        sys.executable,
        "-m",
        "app",
        "--vault",
        str(vault_folder),
        "--today",
        "2026-03-16",
    ]


def test_the_sign_of_a_lock_is_for_one_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(relaunch.LOCKED_VARIABLE, "1")
    assert relaunch.was_locked()
    assert not relaunch.was_locked()


# Processes of their own


def test_a_second_start_raises_the_first_window_and_ends_well(vault_folder: Path) -> None:
    with start(vault_folder, "notebook._instance.raise_requested.connect(notebook.window.close)") as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "open today\n"
        with start(vault_folder, "") as second:
            assert second.communicate(timeout=30)[0] == ""
            assert second.returncode == 0
        first.communicate(timeout=30)
        assert first.returncode == 0


def test_a_lock_ends_this_process_and_a_fresh_one_stands_at_the_door(vault_folder: Path) -> None:
    deed = """
        from app import relaunch
        start_process = relaunch.subprocess.Popen
        def start_and_tell(*arguments, **options):
            process = start_process(*arguments, **options)
            print(process.pid, options["env"][relaunch.LOCKED_VARIABLE], flush=True)
            return process
        relaunch.subprocess.Popen = start_and_tell
        notebook.lock()"""
    with start(vault_folder, deed, demo=False) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline() == "open today\n"
        fresh, locked = process.stdout.readline().split()
        try:
            assert process.wait(timeout=30) == 0
            assert locked == "1"
            assert claimed_by_another(vault_folder)
            assert not (vault_folder / "vault.db-wal").exists(), "it has not opened the vault"
        finally:
            os.kill(int(fresh), signal.SIGTERM)


def claimed_by_another(folder: Path) -> bool:
    """Whether another process comes to claim ``folder`` within half a minute; without claiming it for a moment."""
    until = time.monotonic() + 30
    while not single_instance._asked_to_raise(single_instance._server_name(folder)):
        if time.monotonic() > until:
            return False
    return True


def test_a_demo_is_not_remembered(vault_folder: Path) -> None:
    with start(vault_folder, "notebook.window.close()") as process:
        process.communicate(timeout=60)
    assert process.returncode == 0
    assert load().last_vault != vault_folder


def test_a_signal_ends_it_with_the_vault_closed(vault_folder: Path) -> None:
    if os.name == "nt":
        pytest.skip("there are no such signals on Windows")
    with start(vault_folder, "") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open today\n"
        process.terminate()
        process.communicate(timeout=30)
    assert not (vault_folder / "vault.db-wal").exists()
