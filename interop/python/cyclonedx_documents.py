"""CycloneDX both ways: what stock tools write is read, and what Breakwater writes passes their validator."""

import json
import subprocess
import sys
from pathlib import Path

import requests
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from told import api, bearer, check, end, order

root = Path(order["root"])
folder = Path(order["folder"])


def hand_in(name: str, content: str) -> dict:
    answer = requests.post(
        f"{api}/inventory/documents",
        params={"name": name},
        data=content.encode(),
        headers=bearer | {"Content-Type": "application/json"},
        timeout=60,
    )
    assert answer.status_code == 201, f"{answer.status_code}: {answer.text[:400]}"
    return answer.json()


def output_of(*words: str | Path) -> str:
    ran = subprocess.run(words, capture_output=True, text=True, timeout=200, cwd=root)
    assert ran.returncode == 0, ran.stderr[-600:]
    return ran.stdout


def all_read(name: str, content: str, few: int) -> None:
    """Each component that has a purl is there, and nothing was left out unsaid."""
    listed = json.loads(content)["components"]
    told = hand_in(name, content)
    dropped = sum(one["count"] for one in told["dropped"])
    assert told["components"] + dropped >= len(listed) >= few, (told["components"], told["dropped"], len(listed))
    assert told["format"].startswith("CycloneDX"), told["format"]


def of_python() -> None:
    program = Path(sys.executable).parent / "cyclonedx-py"
    all_read("interop/venv.cdx.json", output_of(program, "environment", sys.executable), 30)


def of_npm() -> None:
    npm = output_of("npm", "sbom", "--sbom-format", "cyclonedx", "--omit", "dev", "--package-lock-only")
    all_read("interop/npm.cdx.json", npm, 20)


def of_npm_as_spdx() -> None:
    npm = output_of("npm", "sbom", "--sbom-format", "spdx", "--omit", "dev", "--package-lock-only")
    told = hand_in("interop/npm.spdx.json", npm)
    listed = len(json.loads(npm)["packages"])
    assert told["format"].startswith("SPDX") and told["components"] >= listed - 1 >= 20, (told, listed)


def our_own() -> None:
    release = folder / "release"
    output_of(root / "node_modules/.bin/node", root / "scripts" / "release.ts", "--out", release)
    ours = next(release.glob("*.cdx.json")).read_text()
    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(ours)
    assert error is None, error
    assert len(json.loads(ours)["components"]) > 10, "our own bill names too little"


check("what cyclonedx-py says of an environment of Python is read whole", of_python)
check("what npm says of a checkout is read whole, in CycloneDX", of_npm)
check("what npm says of a checkout is read whole, in SPDX", of_npm_as_spdx)
check("the bill of materials of our own release passes CycloneDX's own validator", our_own)
end()
