package io.tierworks.cli.run;

import picocli.CommandLine.Option;

/// Option that ends a service together with the process that started it.
final class ParentOption {
  @Option(names = "--with-parent", hidden = true, description = "Stop when standard input ends.")
  private boolean withParent;

  boolean withParent() {
    return withParent;
  }
}
