/// The `tierworks` command. [TierworksMain] lists the subcommands; each group of subcommands has a
/// package of its own.
@org.jspecify.annotations.NullMarked
package io.tierworks.cli;
