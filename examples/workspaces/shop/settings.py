"""Settings of the shop, read from the environment once at start."""

import os

CURRENCY = os.environ.get("SHOP_CURRENCY", "EUR")

# The provider blocks accounts that call more often.
PAYMENT_TRIES = int(os.environ.get("SHOP_PAYMENT_TRIES", "4"))
PAYMENT_FIRST_WAIT_SECONDS = 2

WEBHOOK_SECRET = os.environ["SHOP_WEBHOOK_SECRET"]

RESERVATION_MINUTES = int(os.environ.get("SHOP_RESERVATION_MINUTES", "20"))

MOST_LINES_IN_CART = 50
