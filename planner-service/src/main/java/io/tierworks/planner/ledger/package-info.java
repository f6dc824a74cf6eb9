/// The money of a job: reserved before it is spent, settled by reports, billed by tier and purpose.
@NullMarked
package io.tierworks.planner.ledger;

import org.jspecify.annotations.NullMarked;
