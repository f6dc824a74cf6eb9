/// A system on a broker with TLS, four login methods and the published rights only.
@org.jspecify.annotations.NullMarked
package io.tierworks.e2e.secured;
