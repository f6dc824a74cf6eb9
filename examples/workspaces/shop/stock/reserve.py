"""Keeps goods for a customer who has not paid yet."""

from datetime import timedelta

from settings import RESERVATION_MINUTES


class Stock:
    def __init__(self, counts):
        self.counts = counts
        self.reserved = {}

    def available(self, article, now):
        kept = sum(
            count
            for (name, _), (count, until) in self.reserved.items()
            if name == article and until > now
        )
        return self.counts.get(article, 0) - kept

    def reserve(self, article, customer, count, now):
        """Whether the goods are kept. A second reservation replaces the first."""
        if self.available(article, now) < count:
            return False
        until = now + timedelta(minutes=RESERVATION_MINUTES)
        self.reserved[(article, customer)] = (count, until)
        return True

    def ship(self, article, customer):
        count, _ = self.reserved.pop((article, customer))
        self.counts[article] -= count
        return count
