/// The parts that all commands share: the options, the terminal, exit codes and errors.
@NullMarked
package io.tierworks.cli.command;

import org.jspecify.annotations.NullMarked;
