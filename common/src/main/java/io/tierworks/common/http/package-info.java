/// A service's own HTTP server: what it answers about itself, and who may ask.
@NullMarked
package io.tierworks.common.http;

import org.jspecify.annotations.NullMarked;
