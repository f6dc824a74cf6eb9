/// What a request costs: token counts, the prefix cache, prices, and the ledger that is the ground
/// truth of the bill. Money is whole nano-dollars.
@org.jspecify.annotations.NullMarked
package io.tierworks.simulator.bill;
