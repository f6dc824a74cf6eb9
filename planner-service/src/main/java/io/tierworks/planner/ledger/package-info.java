/// A job's money: reserved before it is spent, settled by what came back, broken down by tier and
/// purpose. Pure arithmetic.
@NullMarked
package io.tierworks.planner.ledger;

import org.jspecify.annotations.NullMarked;
