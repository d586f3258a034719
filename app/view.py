"""Where the user was: kept in the vault, for it tells whom they looked at."""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from models.vault import Vault

CAPTURE = "capture"
"""The page of the sentence that is half written.

The vault has it apart from the others: the small window goes on with it, in a process of its own at times,
and neither window must put back what the other has kept or changed since.
"""

IMPORT = "import"
"""The page of an import that was left before anything came in."""

_NAME = "view"


@dataclass(frozen=True, slots=True)
class View:
    """The place that was shown, how the window lay (opaque), what each place says of itself, and on what day."""

    place: str = ""
    geometry: bytes = b""
    pages: Mapping[str, str] = field(default_factory=dict)
    day: str = ""


def read(vault: Vault) -> View:
    """What was kept; a view of nothing where that cannot be read."""
    was = from_text(vault.ui_state(_NAME))
    return replace(was, pages={**was.pages, CAPTURE: vault.ui_state(CAPTURE)})


def keep(view: View, vault: Vault) -> None:
    """Keep ``view``, but for the half written sentence. Raises ``VaultBusy``, ``DiskTrouble``."""
    pages = {key: page for key, page in view.pages.items() if key != CAPTURE}
    vault.keep_ui_state(_NAME, to_text(replace(view, pages=pages)))


def keep_sentence(state: str, vault: Vault) -> None:
    """Keep the half written sentence. Raises as ``keep``."""
    vault.keep_ui_state(CAPTURE, state)


def to_text(view: View) -> str:
    """``view`` as JSON."""
    geometry = base64.b64encode(view.geometry).decode("ascii")
    return json.dumps({"place": view.place, "geometry": geometry, "pages": dict(view.pages), "day": view.day})


def from_text(text: str) -> View:
    """The view that ``to_text`` wrote; a view of nothing for anything else."""
    try:
        said: Any = json.loads(text)
        place, geometry, pages = said["place"], said["geometry"], said["pages"]
        day = said.get("day", "")
        if not (isinstance(place, str) and isinstance(pages, dict) and isinstance(day, str)):
            return View()
        kept = {key: page for key, page in pages.items() if isinstance(page, str)}
        return View(place, base64.b64decode(geometry, validate=True), kept, day)
    except (ValueError, KeyError, TypeError, RecursionError, binascii.Error):
        return View()
