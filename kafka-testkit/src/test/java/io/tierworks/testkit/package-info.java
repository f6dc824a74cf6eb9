/// The broker that JUnit hands to tests: from the published jars, in a container, or one that runs
/// already. Other modules use the package through the test-jar of `kafka-testkit`.
@org.jspecify.annotations.NullMarked
package io.tierworks.testkit;
