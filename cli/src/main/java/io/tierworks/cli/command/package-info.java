/// The parts that all commands share: the options, the terminal, exit codes and errors.
@org.jspecify.annotations.NullMarked
package io.tierworks.cli.command;
