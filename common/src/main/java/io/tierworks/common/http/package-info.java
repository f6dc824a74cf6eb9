/// The HTTP server of a service, and the token that it asks for.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.http;
