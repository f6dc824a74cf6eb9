"""A customer's cart."""

from cart.coupons import discount
from cart.money import rounded
from settings import MOST_LINES_IN_CART


class CartFull(Exception):
    """The cart holds no further line."""


class Cart:
    def __init__(self):
        self.lines = {}
        self.coupon = None

    def add(self, article, price, count=1):
        if article not in self.lines and len(self.lines) >= MOST_LINES_IN_CART:
            raise CartFull(f"at most {MOST_LINES_IN_CART} different articles")
        known = self.lines.get(article, (price, 0))
        self.lines[article] = (price, known[1] + count)

    def subtotal(self):
        return sum(price * count for price, count in self.lines.values())

    def total(self, today):
        subtotal = self.subtotal()
        return rounded(subtotal - discount(self.coupon, subtotal, today))
