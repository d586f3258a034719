"""What Monica exports, put together by hand."""

import json
from typing import Any


def group(type: str, *values: Any) -> dict[str, Any]:
    """Values of one type, as Monica holds them together."""
    return {"count": len(values), "type": type, "values": list(values)}


def thing(uuid: str = "", **properties: Any) -> dict[str, Any]:
    """One value of a group."""
    return {"uuid": uuid, "created_at": "2021-03-04T00:00:00Z", "properties": properties}


def export(*data: Any, **more: Any) -> bytes:
    """A whole export of these groups; ``more`` is what else its account says."""
    account = {"uuid": "a", "data": list(data), "properties": {}, "instance": {}, **more}
    return json.dumps({"version": "1.0", "app_version": "4.1.2", "account": account}).encode()
