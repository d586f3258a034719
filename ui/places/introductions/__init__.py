"""The place of introductions: two people, each asked apart, and nothing shared before two yeses."""

from ui.places.introductions.place import IntroductionsPlace

__all__ = ["IntroductionsPlace"]
