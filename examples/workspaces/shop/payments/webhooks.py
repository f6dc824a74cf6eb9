"""Messages of the payment provider to us."""

import hashlib
import hmac
import json

from settings import WEBHOOK_SECRET

HANDLED = ("charge.paid", "charge.refunded")


def is_genuine(body, signature):
    expected = hmac.new(WEBHOOK_SECRET.encode(), body, hashlib.sha256).hexdigest()
    return signature == expected


def receive(body, signature, orders):
    """Marks the order of a message as paid or refunded.

    Other kinds of messages are answered with 204 and left alone.
    """
    if not is_genuine(body, signature):
        return 401
    message = json.loads(body)
    if message["type"] not in HANDLED:
        return 204
    order = orders.get(message["reference"])
    order.mark(message["type"].split(".")[1])
    return 200
