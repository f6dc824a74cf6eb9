/// Commands that run one process of the system in the foreground; what the images and the embedded
/// stack start.
@NullMarked
package io.tierworks.cli.run;

import org.jspecify.annotations.NullMarked;
