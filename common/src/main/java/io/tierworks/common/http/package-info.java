/// The HTTP server of a service, and the token that it asks for.
@NullMarked
package io.tierworks.common.http;

import org.jspecify.annotations.NullMarked;
