/// Computes what a call costs: tokens, prices, money. Planner and worker use it to reserve, spend
/// and bill.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.cost;
