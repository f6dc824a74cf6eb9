/// Large jobs, many jobs, and tiers that stand still, run by `e2e/size`: whether cost stays flat,
/// memory bounded, and nothing is dropped.
@NullMarked
package io.tierworks.e2e.size;

import org.jspecify.annotations.NullMarked;
