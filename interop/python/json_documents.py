"""jsonschema holds what the product prints and answers to the schemas that it publishes."""

import json
import subprocess
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from told import check, end, order

root = Path(order["root"])
folder = Path(order["folder"])
feed = folder / "feed"
example = "examples/hospital"
shared = ["--feed", str(feed), "--as-of", "2026-11-25"]


def breakwater(*words: str) -> str:
    ran = subprocess.run([root / "breakwater", *words], capture_output=True, text=True, timeout=200, cwd=root)
    assert ran.returncode == 0, ran.stderr[-400:]
    return ran.stdout


def expect_valid(name: str, document: Any) -> None:
    schema = json.loads((root / "docs" / "reference" / f"{name}.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(document)


def served_plan() -> None:
    expect_valid("plan", json.loads((folder / "plan.json").read_text()))


def printed(name: str, *words: str) -> None:
    expect_valid(name, json.loads(breakwater(*words, "--no-state", *shared)))


check("an example feed is built", lambda: breakwater("feed", "build", "--out", str(feed), str(root / "examples/feed")))
check("the plan that the service answers is as its schema says (jsonschema)", served_plan)
plan = ["plan", example, "--hours", "8", "--format"]
check("the plan that the command prints is", lambda: printed("plan", *plan, "json"))
check("the evidence that the command prints is", lambda: printed("evidence", *plan, "evidence-json"))
check("the matches that the command prints are", lambda: printed("match", "match", example, "--format", "json"))
end()
