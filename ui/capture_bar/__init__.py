"""One sentence records everything: the bar at the top of the window, and the small window that is only a bar."""

from ui.capture_bar.bar import CaptureBar, Kept
from ui.capture_bar.page import CapturePage

__all__ = ["CaptureBar", "CapturePage", "Kept"]
