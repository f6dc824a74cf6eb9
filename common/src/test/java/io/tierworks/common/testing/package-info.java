/// What the tests of several modules share: rules on structure, generated parts of the
/// documentation, a clock that tests move. Other modules use the package through the test-jar of
/// `common`.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.testing;
