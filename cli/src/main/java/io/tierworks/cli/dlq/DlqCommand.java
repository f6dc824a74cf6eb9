package io.tierworks.cli.dlq;

import picocli.CommandLine.Command;

@Command(
    name = "dlq",
    description = "List, show and redrive dead letters: records that could not be processed.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DlqListCommand.class, DlqShowCommand.class, DlqRedriveCommand.class},
    footer = {"", "How to handle each reason: docs/how-to/redrive-dead-letters.md"})
public final class DlqCommand {}
