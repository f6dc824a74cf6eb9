/// Judgments: the prompt of the judge, and its ruling.
@org.jspecify.annotations.NullMarked
package io.tierworks.planner.judge;
