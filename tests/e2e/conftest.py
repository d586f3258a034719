"""What the whole ways tell of themselves."""

from collections.abc import Callable

import pytest


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Prints a line that is seen whatever is captured."""

    def told(line: str) -> None:
        with capsys.disabled():
            print(f"\n{line}")

    return told
