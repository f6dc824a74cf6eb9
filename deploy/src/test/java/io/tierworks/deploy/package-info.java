/// Tests of what stands in `deploy/helm` and `deploy/k8s`: Helm renders it, the schemas of a real
/// API server read it, and the declarations in the code say whether it is right.
@NullMarked
package io.tierworks.deploy;

import org.jspecify.annotations.NullMarked;
