/// Fixtures for the tests of every module, handed on as the test-jar of `common`: a real broker,
/// from the published jars or in a container.
@NullMarked
package io.tierworks.common.testing;

import org.jspecify.annotations.NullMarked;
