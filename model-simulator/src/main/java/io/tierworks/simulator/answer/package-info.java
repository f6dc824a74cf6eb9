/// Answers a request as its model would, with its errors. Pure.
@org.jspecify.annotations.NullMarked
package io.tierworks.simulator.answer;
