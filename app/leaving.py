"""What the window remembers, without somebody who is forgotten."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.view import View
from app.ways import PEOPLE, REFUGE
from models.forgetting import tells_of
from models.people import Person
from ui.places.people.presenter import State


def without(was: View, someone: Person) -> View:
    """``was`` with nothing in it that may be about ``someone``: of a place that tells of them nothing stays,
    but of the people's, where drafts are told apart. What is half written in Refuge is sealed, so it may be.
    """
    pages = {key: _page_without(key, page, someone) for key, page in was.pages.items()}
    return replace(was, pages=pages)


def _page_without(key: str, page: str, someone: Person) -> str:
    if key == PEOPLE:
        return State.parse(page).without(someone).written
    if key == REFUGE:
        return ""
    try:
        told = json.loads(page)
    except (ValueError, RecursionError):
        return ""
    return "" if tells_of(told, someone) or _shows(told, someone.id) else page


def _shows(told: object, person: int) -> bool:
    """Whether it tells that the place shows what is somebody's."""
    if isinstance(told, Mapping):
        return told.get("person") == person or any(_shows(value, person) for value in told.values())
    return isinstance(told, Iterable) and not isinstance(told, str) and any(_shows(value, person) for value in told)
