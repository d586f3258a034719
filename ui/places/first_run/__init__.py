"""A new vault, step by step: nothing is on the disk before the last but one."""

from ui.places.first_run.journey import FirstRun, NewNotebook

__all__ = ["FirstRun", "NewNotebook"]
