/// The least rights that each role needs on the broker, declared once in Kafka's own terms. The
/// command `tierworks topics acls` prints them, `docs/reference/rights.md` lists them, and a
/// whole-system test runs with these rights and no others.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.broker.access;
