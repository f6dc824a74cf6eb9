"""Coupons: a percentage, a last day, a least amount."""

from cart.money import percent_of

COUPONS = {
    "WELCOME": {"percent": 10, "until": "2026-12-31", "least": 0},
    "WINTER": {"percent": 15, "until": "2026-02-28", "least": 40},
}


def discount(code, amount, today):
    """What a coupon takes off; an unknown or expired one takes off nothing."""
    coupon = COUPONS.get(code)
    if coupon is None or today.isoformat() > coupon["until"]:
        return 0
    if amount < coupon["least"]:
        return 0
    return percent_of(amount, coupon["percent"])
