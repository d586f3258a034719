"""What the commands of handing over have in common: the postbox, and files that leave or come."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli.desk import Desk
from app.cli.output import print_json, print_line
from app.cli.spoken import Misused
from models.errors import Refused
from resources import tr

if TYPE_CHECKING:
    from models.handing import Postbox, Sealed

INSTALL = "pip install 'whispeer[sync]'"


def postbox(desk: Desk) -> "Postbox":
    """The vault's postbox. Raises ``Refused`` where the extra is not installed."""
    from app.postbox import is_installed, open_postbox

    if not is_installed():
        raise Refused(tr("Handing cards over needs the extra “sync”. Install it with: {command}", command=INSTALL))
    return open_postbox(desk.vault)


def free(file: Path | None) -> Path | None:
    """``file`` from the root on, where nothing may be yet: asked before anything is done. Raises ``VaultExists``."""
    from models.vault.files import require_free

    if file is None:
        return None
    target = file.absolute()
    require_free(target)
    return target


def require_no_file(out: Path | None) -> None:
    """Raise ``Misused`` where a file is named and none would be written."""
    if out is not None:
        raise Misused(tr("That writes no file: leave --out out."))


def write(sealed: "Sealed", target: Path) -> dict[str, Any]:
    """Put a message into its file; what JSON says of it."""
    from sync.sealed_file import write_file

    write_file(target, sealed.data)
    return {"file": str(target), "bytes": len(sealed.data)}


def tell_file(desk: Desk, sealed: "Sealed", target: Path, **more: Any) -> None:
    """Write a message and say where it lies."""
    document = {**write(sealed, target), **more}
    if desk.asked.json:
        print_json(document)
    else:
        print_line(str(target))


def fields_in(written: str | None) -> list[str] | None:
    """The fields in ``a,b,c``; None where nothing is said."""
    return None if written is None else [field.strip() for field in written.split(",") if field.strip()]
