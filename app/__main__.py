"""The front door: ``python -m app``, and ``whispeer`` where it is installed."""

import os
import signal
import sys
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from models.errors import Refused
from resources import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Protocol

    from app.cli.desk import Desk
    from app.settings import Settings
    from models.clock import Clock

    class Window(Protocol):
        """A window on a vault, until it is left; the exit code."""

        def __call__(
            self, vault_path: Path, *, demo: bool, clock: Clock, settings: Settings, passphrase: str | None
        ) -> int: ...


ENDED, STOPPED = 128 + signal.SIGTERM, 128 + signal.SIGINT

QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
"""C libraries that Qt loads on Linux and does not bring along, with the Debian package of each.
``run.py`` has the same, for it runs before there is anything to import."""


def main() -> int:
    """Open the window, or do what the command line says; the exit code."""
    # ends like any exception: what is half written is rolled back, a throwaway vault goes
    signal.signal(signal.SIGTERM, _end)
    try:
        from app import cli

        return cli.run(sys.argv[1:], open_window, open_capture)
    except KeyboardInterrupt:  # so early that there is nothing to tell
        return STOPPED


def open_window(desk: "Desk") -> int:
    """Open the window on the desk's vault, and sealed files in it. Raises ``Refused`` where none can be shown."""
    return _show(desk, partial(_main_window, desk.to_open))


def open_capture(desk: "Desk") -> int:
    """Open the small window for one sentence. Raises as ``open_window``."""
    return _show(desk, _small_window)


def _show(desk: "Desk", load: "Callable[[], Window]") -> int:
    _require_display()
    given = desk.given_passphrase()
    try:
        run = load()
    except ImportError as error:
        if not _is_about_qt(error):
            raise
        raise Refused(_what_to_install()) from error
    return run(desk.folder, demo=desk.asked.demo, clock=desk.clock, settings=desk.settings, passphrase=given)


def _main_window(files: "Sequence[Path]") -> "Window":
    from app.window import run

    return partial(run, files=files)


def _small_window() -> "Window":
    from app.capture_window import run

    return run


def _require_display() -> None:
    if sys.platform != "linux":
        return
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise Refused(
            tr(
                "There is no display to open the window on."
                " The commands work without one (“whispeer --help”), and “whispeer tour DIR” paints pictures of it."
            )
        )
    # Qt itself would end the process without a word that helps
    on_x11 = os.environ.get("QT_QPA_PLATFORM", "xcb").startswith("xcb")
    if on_x11 and not getattr(sys, "frozen", False) and _missing_packages():
        raise Refused(_what_to_install())


def _is_about_qt(error: ImportError) -> bool:
    return (error.name or "").split(".")[0] in {"PySide6", "shiboken6"} or ".so" in str(error)


def _what_to_install() -> str:
    packages = _missing_packages()
    if packages:
        return tr(
            "The window needs libraries that this machine does not have."
            " Install them with: sudo apt-get install --no-install-recommends {packages}",
            packages=" ".join(packages),
        )
    return tr("The window’s library, Qt, cannot be loaded. Install it with: pip install PySide6-Essentials")


def _missing_packages() -> list[str]:
    """The packages whose library cannot be loaded; only Linux leaves these to its own packages."""
    if sys.platform != "linux":
        return []
    import ctypes

    missing = []
    for library, package in QT_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def _end(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(ENDED)


if __name__ == "__main__":
    sys.exit(main())
