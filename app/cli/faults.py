"""Our own mistakes, noted without anything of the user's: kinds of errors and places in the code."""

import traceback
from datetime import UTC, datetime
from pathlib import Path

from app.bootstrap import fault_log

_ROOT = Path(__file__).resolve().parents[2]
_LARGEST_BYTES = 256 * 1024


def note(error: BaseException) -> Path | None:
    """Note ``error``, without its text, which may hold a name; the file, if it could be written."""
    lines = [datetime.now(UTC).isoformat(timespec="seconds")]
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += [
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    try:
        return _append("\n".join(lines) + "\n")
    except OSError:
        return None


def _append(text: str) -> Path:
    file = fault_log()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if file.exists() and file.stat().st_size > _LARGEST_BYTES:
        file.replace(file.with_name(file.name + ".1"))
    file.touch(mode=0o600)
    with file.open("a", encoding="utf-8") as log:
        log.write(text)
    return file


def _short(file: str) -> str:
    """A file without the folders above it, which may carry the user's name."""
    path = Path(file)
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else "/".join(path.parts[-2:])
