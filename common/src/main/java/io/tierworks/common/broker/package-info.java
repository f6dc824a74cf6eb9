/// The topics and headers of Tierworks, declared once, without any client library.
@NullMarked
package io.tierworks.common.broker;

import org.jspecify.annotations.NullMarked;
