/// The `tierworks` command: its entry point, the options that all commands share, and what an exit
/// code means. Every command stands in a room of its own below.
@NullMarked
package io.tierworks.cli;

import org.jspecify.annotations.NullMarked;
