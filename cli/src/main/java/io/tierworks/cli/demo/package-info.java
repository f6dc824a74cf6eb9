/// The `demo` command: runs an example job on a temporary stack.
@NullMarked
package io.tierworks.cli.demo;

import org.jspecify.annotations.NullMarked;
