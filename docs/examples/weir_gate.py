"""Sends a batch through a Weir gate and waits for the verdict. Python's own library is all it needs.

    python3 weir_gate.py crm-contacts landing/crm/contacts/day=2026-10-28/

WEIR_URL is the service's address, WEIR_TOKEN a token if it asks for one.
"""

import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request


class KeptOut(Exception):
    """The data are bad: to try again changes nothing."""


class Undecided(Exception):
    """Nobody can say: the batch is held, or there is no verdict yet, or the service does not answer."""


def run_gate(gate, path, timeout=600):
    """Returns the batch once it is published. Called again for the same objects it is the same batch."""
    until = time.monotonic() + timeout
    order = {"path": path, "waitSeconds": min(20, int(timeout))}
    batch = _ask("POST", f"/api/v1/gates/{urllib.parse.quote(gate, safe='')}:run", order)
    while batch["state"] not in ("published", "released", "quarantined", "discarded", "replayed", "held"):
        if time.monotonic() > until:
            raise Undecided(f"no verdict on {path} after {timeout} s; batch {batch['id']} goes on by itself")
        time.sleep(1)
        batch = _ask("GET", f"/api/v1/batches/{batch['id']}")
    if batch["state"] in ("published", "released"):
        return batch
    what = f"{path} is {batch['state']}: {batch.get('reason') or 'no reason is given'} (batch {batch['id']})"
    raise Undecided(what) if batch["state"] == "held" else KeptOut(what)


def _ask(method, path, body=None):
    address = os.environ.get("WEIR_URL", "http://127.0.0.1:8080").rstrip("/")
    request = urllib.request.Request(
        address + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json", "Accept": "application/json"},
    )
    if os.environ.get("WEIR_TOKEN"):
        request.add_header("Authorization", "Bearer " + os.environ["WEIR_TOKEN"])
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        raise Undecided(f"{method} {path}: {refused.code} {refused.read().decode(errors='replace')}") from refused
    except OSError as unreachable:
        raise Undecided(f"{address} does not answer: {unreachable}") from unreachable


if __name__ == "__main__":
    try:
        published = run_gate(sys.argv[1], sys.argv[2])
        print(f"published {published['path']}: {published.get('rows')} rows")
    except KeptOut as bad:
        sys.exit(print(bad, file=sys.stderr) or 1)
    except Undecided as unknown:
        sys.exit(print(unknown, file=sys.stderr) or 4)
