/// A system on a broker with TLS, four login methods and the published rights only.
@NullMarked
package io.tierworks.e2e.secured;

import org.jspecify.annotations.NullMarked;
