"""What every client is told, and how it tells: one line per check."""

import json
import sys
import traceback
from collections.abc import Callable
from typing import Any

order: dict[str, Any] = json.load(sys.stdin)
url = order["url"]
api = f"{url}/api/organizations/{order['organization']}"
bearer = {"Authorization": f"Bearer {order['token']}"}

_failed = 0


def check(what: str, work: Callable[[], Any]) -> Any:
    """Runs one check, and answers what it answers; whatever it raises is why it failed."""
    global _failed
    try:
        found = work()
    except Exception as error:
        _failed += 1
        traceback.print_exc()
        print(f"failed {what}: {type(error).__name__}: {' '.join(str(error).split())[:800]}", flush=True)
        return None
    print(f"ok {what}", flush=True)
    return found


def end() -> None:
    sys.exit(1 if _failed else 0)
