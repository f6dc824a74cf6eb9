/// Reads plain text: words, sentences, numbers, dates. Pure.
@org.jspecify.annotations.NullMarked
package io.tierworks.simulator.text;
