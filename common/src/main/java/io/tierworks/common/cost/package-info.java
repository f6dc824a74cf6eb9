/// Computes what a call costs: tokens, prices, money. Planner and worker use it to reserve, spend
/// and bill.
@NullMarked
package io.tierworks.common.cost;

import org.jspecify.annotations.NullMarked;
