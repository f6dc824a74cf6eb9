/// What a request costs: token counts, the prefix cache, prices, and the ledger that is the ground
/// truth of the bill. Money is whole nano-dollars.
@NullMarked
package io.tierworks.simulator.bill;

import org.jspecify.annotations.NullMarked;
