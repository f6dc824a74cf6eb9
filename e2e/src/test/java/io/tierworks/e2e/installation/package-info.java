/// A whole Tierworks for tests and benchmarks: a real broker, and every service in a process of its
/// own that can be killed, stopped and started again.
@NullMarked
package io.tierworks.e2e.installation;

import org.jspecify.annotations.NullMarked;
