"""A ticket system that takes tickets in: standardwebhooks checks each message as its library does for whoever uses it."""

import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import requests
from standardwebhooks import Webhook
from told import api, bearer, check, end, order

webhook = order["webhook"]
receiver = Webhook(webhook["secret"])
taken: dict[str, dict[str, Any]] = {}
wrong: list[str] = []


class Receiving(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            taken[self.headers["webhook-id"]] = receiver.verify(body, dict(self.headers.items()))
            self.send_response(204)
        except Exception as error:
            wrong.append(f"{type(error).__name__}: {error}")
            self.send_response(400)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


server = HTTPServer(("127.0.0.1", webhook["port"]), Receiving)
threading.Thread(target=server.serve_forever, daemon=True).start()


def test_arrives() -> None:
    answer = requests.post(f"{api}/webhooks/{webhook['id']}/tests", headers=bearer, timeout=60)
    assert answer.status_code == 200 and answer.json() == {"arrived": True, "status": 204}, answer.text
    assert [message["type"] for message in taken.values()] == ["webhook.test"], taken


def week() -> set[str]:
    answer = requests.get(f"{api}/plan", headers=bearer, timeout=60).json()
    return {action["id"] for action in answer["plan"]["actions"]}


def tickets_arrive() -> None:
    """A plan may be made anew meanwhile: what is open by its messages is this week's actions in the end."""
    until = time.monotonic() + 120
    while True:
        state: dict[str, str] = {}
        for message in sorted(taken.values(), key=lambda message: message["timestamp"]):
            if message["type"] != "webhook.test":
                state[message["data"]["action"]] = message["type"]
        open_tickets = {action for action, kind in state.items() if kind != "ticket.closed"}
        if open_tickets and open_tickets == week():
            break
        assert time.monotonic() < until, f"{len(open_tickets)} tickets are open of {len(week())}; wrong: {wrong}"
        time.sleep(0.5)
    assert not wrong, wrong


check("a message of a webhook is one of Standard Webhooks, signed with its secret (standardwebhooks)", test_arrives)
check("this week's actions arrive as tickets, each signed, after the receiver was away", tickets_arrive)
server.shutdown()
end()
