/// The `demo` command: runs an example job on a temporary stack.
@org.jspecify.annotations.NullMarked
package io.tierworks.cli.demo;
