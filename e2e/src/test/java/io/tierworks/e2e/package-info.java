/// Tests of the whole system: a real broker, real processes, `kill -9`, bad input, lying models.
/// They know the wire contract and nothing else of the services.
@NullMarked
package io.tierworks.e2e;

import org.jspecify.annotations.NullMarked;
