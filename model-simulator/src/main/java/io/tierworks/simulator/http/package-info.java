/// The OpenAI wire format and the admin API on the JDK's HTTP server. The only package that knows
/// HTTP.
@NullMarked
package io.tierworks.simulator.http;

import org.jspecify.annotations.NullMarked;
