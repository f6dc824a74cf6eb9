"""Tries a payment again when the provider is busy."""

import time

from payments.gateway import Busy, Declined, charge
from settings import PAYMENT_FIRST_WAIT_SECONDS, PAYMENT_TRIES


def pay(order, sleep=time.sleep):
    """Charges an order. A declined card is not tried again."""
    wait = PAYMENT_FIRST_WAIT_SECONDS
    for number in range(PAYMENT_TRIES):
        try:
            return charge(order.id, order.total, order.card)
        except Declined:
            raise
        except Busy:
            sleep(wait)
            wait = wait * 3
    raise Busy(f"order {order.id} was not charged after {PAYMENT_TRIES} tries")
