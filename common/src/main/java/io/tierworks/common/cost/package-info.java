/// What a call costs: tokens used, price rows, money. Pure arithmetic; used by whoever reserves,
/// spends or bills.
@NullMarked
package io.tierworks.common.cost;

import org.jspecify.annotations.NullMarked;
