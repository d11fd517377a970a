"""A pipeline that knows the API by its document alone: requests asks, openapi-core checks each request and each answer."""

import json
import time
from pathlib import Path
from typing import Any

import requests
from openapi_core import Config, OpenAPI
from openapi_core.contrib.requests import RequestsOpenAPIRequest, RequestsOpenAPIResponse
from told import api, bearer, check, end, order, url

session = requests.Session()
document = requests.get(f"{url}/api/openapi.json", timeout=60).json()
# The document's own server is "/": where it was fetched from.
problems = {"application/problem+json": lambda text, **_: json.loads(text)}
# Whether the document itself is one, api_document.py asks.
config = Config(spec_validator_cls=None, extra_media_type_deserializers=problems)
openapi = OpenAPI.from_dict(document | {"servers": [{"url": url}]}, config=config)


def ask(method: str, address: str, status: int, **more: Any) -> requests.Response:
    """Asks, and holds request and answer to the document."""
    headers = bearer | more.pop("headers", {})
    request = requests.Request(method, address, headers=headers, **more)
    sent = session.prepare_request(request)
    answer = session.send(sent, timeout=60)
    assert answer.status_code == status, f"{method} {address} was answered {answer.status_code}: {answer.text[:400]}"
    asked = RequestsOpenAPIRequest(request)
    if status < 400:
        openapi.validate_request(asked)
    openapi.validate_response(asked, RequestsOpenAPIResponse(answer))
    return answer


def walk() -> None:
    for path in ("/api/organizations", "/api/feed"):
        ask("GET", f"{url}{path}", 200)
    for path in ("", "/members", "/invitations", "/tokens", "/grants", "/compartments", "/events", "/plan/days"):
        ask("GET", f"{api}{path}", 200)


def upload() -> None:
    sbom = Path(order["root"], "interop", "python", "component.cdx.json").read_bytes()
    more = {"params": {"name": "interop/component.cdx.json"}, "data": sbom}
    raw = {"Content-Type": "application/octet-stream"}
    first = ask("POST", f"{api}/inventory/documents", 201, headers=raw, **more).json()
    assert first["isNew"] and first["components"] == 2, first
    again = ask("POST", f"{api}/inventory/documents", 201, headers=raw, **more).json()
    assert not again["isNew"] and again["id"] == first["id"], again


def pages() -> None:
    whole = ask("GET", f"{api}/inventory", 200, params={"limit": 200}).json()
    assert "next" not in whole and len(whole["assets"]) > 5, len(whole["assets"])
    found: list[Any] = []
    query: dict[str, Any] = {"limit": 3}
    while True:
        page = ask("GET", f"{api}/inventory", 200, params=query).json()
        found += page["assets"]
        if "next" not in page:
            break
        query["after"] = page["next"]
    assert found == whole["assets"], "pages of three are not the whole"


def events() -> None:
    page = ask("GET", f"{api}/events", 200, params={"limit": 2}).json()
    after = ask("GET", f"{api}/events", 200, params={"limit": 2, "after": page["next"]}).json()
    ids = [event["id"] for event in page["items"] + after["items"]]
    assert len(ids) == 4 and len(set(ids)) == 4, ids


def plan() -> None:
    until = time.monotonic() + 120
    while True:
        answer = ask("GET", f"{api}/plan", 200).json()
        if "plan" in answer and not answer["stale"]:
            break
        assert time.monotonic() < until, f"there is no plan: {answer.get('waitsFor')} {answer['staleSince']}"
        time.sleep(0.25)
    assert answer["plan"]["actions"], "a plan without an action"
    Path(order["folder"], "plan.json").write_text(json.dumps(answer["plan"]))
    first = answer["plan"]["actions"][0]["id"]
    moved = ask("POST", f"{api}/plan/actions/{first}/moves", 200, json={"move": "start", "hours": 0.5}).json()
    assert moved["state"] == "started" and moved["hours"] == 0.5, moved
    ask("GET", f"{api}/plan/actions/{first}", 200)


def keyed() -> None:
    """The same request under one key is one change, and is answered the same."""
    page = ask("GET", f"{api}/plan", 200).json()["plan"]["actions"]
    address = f"{api}/plan/actions/{page[0]['id']}/moves"
    key = {"Idempotency-Key": '"interop-1"'}
    answers = [ask("POST", address, 200, headers=key, json={"move": "start", "hours": 1}).json() for _ in range(2)]
    assert answers[0] == answers[1], answers


def refused() -> None:
    """Every refusal is a problem (RFC 9457) that the document promises."""
    cases = [
        ("GET", f"{api}/inventory", 400, "request.invalid", {"params": {"limit": 0}}),
        ("GET", f"{url}/api/organizations/00000000-0000-7000-8000-000000000000", 404, "object.absent", {}),
        ("GET", f"{api}/plan", 401, "session.absent", {"headers": {"Authorization": "Bearer bwt_nothing"}}),
        (
            "POST",
            f"{api}/plan/questions/absent/answer",
            404,
            "object.absent",
            {"json": {"value": "yes"}},
        ),
        ("DELETE", f"{api}/tokens/00000000-0000-7000-8000-000000000000", 404, "object.absent", {}),
        (
            "POST",
            f"{api}/inventory/documents",
            422,
            None,
            {
                "params": {"name": "broken.cdx.json"},
                "data": b'{"bomFormat": "CycloneDX", "specVersion": "1.5", "specVersion": "1.6"}',
                "headers": {"Content-Type": "application/json"},
            },
        ),
    ]
    for method, address, status, code, more in cases:
        answer = ask(method, address, status, **more)
        assert answer.headers["Content-Type"].startswith("application/problem+json"), answer.headers["Content-Type"]
        problem = answer.json()
        assert problem["status"] == status and problem["title"], problem
        assert code is None or problem["code"] == code, problem


check("reads of a token's holder are as the document says (openapi-core)", walk)
check("an SBOM is handed in, and the same bytes again change nothing", upload)
check("the plan is read and an action of it started", plan)
check("a list in pages of three is the whole list", pages)
check("a page of the audit trail is followed by the next", events)
check("a request that comes again under its key is one change", keyed)
check("refusals are problems that the document promises", refused)
end()
