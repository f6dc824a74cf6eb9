"""Amounts of money."""


def rounded(amount):
    """The amount in whole cents."""
    return round(float(amount), 2)


def percent_of(amount, percent):
    return rounded(amount * percent / 100)
