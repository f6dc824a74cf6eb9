/// A whole Tierworks for tests and benchmarks: a real broker, and each service in its own process,
/// which a test can kill, stop and restart.
@org.jspecify.annotations.NullMarked
package io.tierworks.e2e.installation;
