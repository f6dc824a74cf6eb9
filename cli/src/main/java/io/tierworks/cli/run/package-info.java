/// Commands that run one process of the system in the foreground. The container images and the
/// embedded stack start them.
@NullMarked
package io.tierworks.cli.run;

import org.jspecify.annotations.NullMarked;
