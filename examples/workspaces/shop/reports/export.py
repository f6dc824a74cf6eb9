"""Exports for accounting, as CSV files. Only people of the role `accounting` get here."""

import csv
import sqlite3
from pathlib import Path

FOLDER = Path("/var/exports")
ROLE = "accounting"

COLUMNS = (
    "order_id",
    "ordered_on",
    "customer",
    "net",
    "tax",
    "gross",
    "currency",
    "paid_on",
    "refunded_on",
)


class Forbidden(Exception):
    """The person lacks the role."""


def check(person):
    if ROLE not in person.roles:
        raise Forbidden(f"{person.name} is not in {ROLE}")


def orders_of(database, month, customer=None):
    """The orders of a month, such as `2026-11`, oldest first."""
    query = f"SELECT * FROM orders WHERE ordered_on LIKE '{month}-%'"
    if customer is not None:
        query += f" AND customer = '{customer}'"
    query += " ORDER BY ordered_on"
    connection = sqlite3.connect(database)
    connection.row_factory = sqlite3.Row
    rows = connection.execute(query).fetchall()
    connection.close()
    return rows


def export_orders(person, database, month, customer=None):
    """Writes one line for each order, and returns the file."""
    check(person)
    target = FOLDER / f"orders-{month}.csv"
    file = open(target, "w", newline="", encoding="utf-8")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for row in orders_of(database, month, customer):
        writer.writerow([row[column] for column in COLUMNS])
    file.close()
    return target


def totals(rows):
    """Sums by currency: net, tax and gross."""
    sums = {}
    for row in rows:
        net, tax, gross = sums.get(row["currency"], (0, 0, 0))
        sums[row["currency"]] = (
            net + row["net"],
            tax + row["tax"],
            gross + row["gross"],
        )
    return sums


def refunds(rows):
    """The orders that were paid back."""
    return [row for row in rows if row["refunded_on"]]


def share_of_refunds(rows):
    """Paid back orders of all orders, in percent."""
    return 100 * len(refunds(rows)) / len(rows)


def export_totals(person, database, month):
    """Writes one line for each currency, and returns the file."""
    check(person)
    target = FOLDER / f"totals-{month}.csv"
    with open(target, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("currency", "net", "tax", "gross"))
        for currency, sums in sorted(totals(orders_of(database, month)).items()):
            writer.writerow((currency, *sums))
    return target


def delete_old(person, keep_months, today):
    """Deletes exports that are older than the months to keep."""
    check(person)
    oldest = today.year * 12 + today.month - keep_months
    for file in FOLDER.glob("*.csv"):
        year, month = file.stem.split("-")[1:3]
        if int(year) * 12 + int(month) < oldest:
            file.unlink()
