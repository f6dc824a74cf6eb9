/// Judgments: the prompt of the judge, and its ruling.
@NullMarked
package io.tierworks.planner.judge;

import org.jspecify.annotations.NullMarked;
