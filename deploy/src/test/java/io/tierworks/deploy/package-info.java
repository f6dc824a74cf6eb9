/// Tests of `deploy/helm` and `deploy/k8s`: Helm renders the chart, and the tests compare the
/// result with the schemas of a real API server and with the declarations in the code.
@org.jspecify.annotations.NullMarked
package io.tierworks.deploy;
