"""The payment provider's interface."""

import json
import urllib.request

ADDRESS = "https://pay.example.com/v2/charges"


class Busy(Exception):
    """The provider takes no calls at the moment."""


class Declined(Exception):
    """The customer's bank said no."""


def charge(order_id, amount, card):
    """Charges a card once. The order's id makes a repeated call harmless."""
    body = {"reference": order_id, "amount": int(amount * 100), "card": card}
    request = urllib.request.Request(
        ADDRESS,
        data=json.dumps(body).encode(),
        headers={"Idempotency-Key": order_id},
    )
    with urllib.request.urlopen(request) as response:
        answer = json.load(response)
    if answer["status"] == "busy":
        raise Busy(order_id)
    if answer["status"] == "declined":
        raise Declined(answer["reason"])
    return answer["id"]
