/// Commands that run one process of the system in the foreground. The container images and the
/// embedded stack start them.
@org.jspecify.annotations.NullMarked
package io.tierworks.cli.run;
