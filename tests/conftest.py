"""What every test stands on: no screen, English words, and a home that is not the user's own."""

import os
import tempfile

_OWN = tempfile.TemporaryDirectory(prefix="whispeer-tests-")


def _leave_home() -> None:
    """Point everything that names the user's folders, language and keys at nothing of theirs."""
    home = _OWN.name
    for variable in [name for name in os.environ if name.startswith(("WHISPEER_", "LC_"))]:
        del os.environ[variable]
    for variable in ("LANGUAGE", "DBUS_SESSION_BUS_ADDRESS"):
        os.environ.pop(variable, None)
    os.environ |= {
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": f"{home}/appdata",
        "LOCALAPPDATA": f"{home}/appdata",
        "XDG_CACHE_HOME": f"{home}/cache",
        "XDG_CONFIG_HOME": f"{home}/config",
        "XDG_DATA_HOME": f"{home}/data",
        "XDG_STATE_HOME": f"{home}/state",
        "XDG_RUNTIME_DIR": home,
        # The test of the real keyring takes this away again, and brings its own daemon.
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


# Before anything that reads these is imported, hence not in a fixture.
_leave_home()

import pytest  # noqa: E402
from hypothesis import settings  # noqa: E402

# A slow machine is no failure; what was drawn is printed so that it can be drawn again.
settings.register_profile("whispeer", deadline=None, print_blob=True)
# Tests that are slow by nature take a share of these; ``--hypothesis-profile thorough`` gives them an hour.
settings.register_profile("thorough", settings.get_profile("whispeer"), max_examples=3000)
settings.load_profile("whispeer")

pytest_plugins = ["tests.fixtures"]


def pytest_unconfigure(config: pytest.Config) -> None:
    """Clear the home away after the last test."""
    _OWN.cleanup()
