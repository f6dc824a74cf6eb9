/// The `tierworks` command. [TierworksMain] lists the subcommands; each group of subcommands has a
/// package of its own.
@NullMarked
package io.tierworks.cli;

import org.jspecify.annotations.NullMarked;
