/// The OpenAI wire format and the admin API on the JDK's HTTP server. The only package that knows
/// HTTP.
@org.jspecify.annotations.NullMarked
package io.tierworks.simulator.http;
