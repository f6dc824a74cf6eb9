/// Reads plain text: words, sentences, numbers, dates. Pure.
@NullMarked
package io.tierworks.simulator.text;

import org.jspecify.annotations.NullMarked;
