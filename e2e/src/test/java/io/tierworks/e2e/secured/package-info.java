/// A system on a broker that trusts nobody: TLS, four ways to log in, and the published rights.
@NullMarked
package io.tierworks.e2e.secured;

import org.jspecify.annotations.NullMarked;
