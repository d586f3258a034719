"""The settings of this user on this computer: a typed table, kept in one small file of theirs.

What belongs to a vault (where its window was, whether a keyring opens it) is kept in the vault, not here.
"""

import json
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any

from resources import LANGUAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting there is: name, type and default; ``does`` says what it is for.

    A change is a new value put in by ``dataclasses.replace``, and ``save``.
    """

    language: str | None = field(
        default=None,
        metadata={
            "does": "The language that is spoken; none follows the system.",
            "choices": (None, *LANGUAGES),
        },
    )
    theme: str = field(
        default="system",
        metadata={
            "does": "How the window looks; “system” is light or dark as the desktop is.",
            "choices": ("system", "light", "dark", "contrast"),
        },
    )
    lock_after: int = field(
        default=15,
        metadata={
            "does": "Minutes without a key or a movement until the window locks; 0 is never.",
            "choices": (0, 5, 15, 30, 60),
        },
    )
    today_budget: int = field(
        default=5,
        metadata={
            "does": "How many cards Today shows at most.",
            "choices": tuple(range(3, 11)),
        },
    )
    day_first: bool = field(
        default=True,
        metadata={
            "does": "Whether 12/10 is the twelfth of October, and not the tenth of December.",
            "choices": (True, False),
        },
    )
    mailboxes: tuple[str, ...] = field(
        default=("ws://relay.magic-wormhole.io:4000/v1",),
        metadata={
            "does": "The servers at which two sides meet by a code, tried in this order; it must be the same on both."
            " The first is the public one of magic-wormhole, which anybody may also run for themselves."
        },
    )
    last_vault: Path | None = field(
        default=None,
        metadata={"does": "The vault that the window opened last: the one to open when none is named."},
    )


def settings_file() -> Path:
    """Where the settings lie: in the user's folder for configuration."""
    from platformdirs import user_config_path

    return user_config_path("whispeer", appauthor=False) / "settings.json"


def load(file: Path | None = None) -> Settings:
    """The settings in ``file``. What is missing, damaged or no value of its setting has the default."""
    said = _read(file or settings_file())
    known: dict[str, Any] = {
        setting.name: _from_json(setting, said[setting.name]) for setting in fields(Settings) if setting.name in said
    }
    return Settings(**known)


def save(settings: Settings, file: Path | None = None) -> None:
    """Keep ``settings``, for this user's eyes alone; entries that this version does not know stay in the file.

    Raises ``DiskTrouble``; then the old file is whole.
    """
    # Loaded here, for most starts only read.
    from models.vault.files import PRIVATE_FOLDER, disk_trouble, write_whole

    target = file or settings_file()
    ours = {setting.name: _to_json(getattr(settings, setting.name)) for setting in fields(Settings)}
    try:
        target.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise disk_trouble(error) from None
    write_whole(target, json.dumps(_read(target) | ours, indent=2, sort_keys=True).encode("ascii") + b"\n")


def _read(file: Path) -> dict[str, Any]:
    try:
        said = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _from_json(setting: "Field[Any]", value: object) -> object:
    choices = setting.metadata.get("choices")
    if choices:
        # 1 == True and 0 == False, so a choice is compared with its type
        known = any(type(value) is type(choice) and value == choice for choice in choices)
        return value if known else setting.default
    if isinstance(setting.default, tuple):
        return _servers(value) or setting.default
    return Path(value) if isinstance(value, str) and value and "\0" not in value else setting.default


def _servers(value: object) -> tuple[str, ...]:
    from sync.transports.codes import is_server

    return tuple(one for one in value if isinstance(one, str) and is_server(one)) if isinstance(value, list) else ()


def _to_json(value: object) -> object:
    return str(value) if isinstance(value, Path) else value
