/// Judgment: what the judge is shown, what it may say. Pure.
@NullMarked
package io.tierworks.planner.judge;

import org.jspecify.annotations.NullMarked;
