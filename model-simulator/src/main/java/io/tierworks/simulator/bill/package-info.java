/// What a request costs: token counts, the prefix cache, prices, and the ledger that is the ground
/// truth of the bill. Money is exact, in steps of a nano-dollar.
@org.jspecify.annotations.NullMarked
package io.tierworks.simulator.bill;
