/// The money of a job: reserved before it is spent, settled by reports, billed by tier and purpose.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.ledger;
