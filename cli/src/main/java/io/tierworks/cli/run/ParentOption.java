package io.tierworks.cli.run;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// Option that ends a service together with the process that started it.
final class ParentOption {
  private static final String NAME = "--with-parent";

  @Option(names = NAME, hidden = true, description = "Stop when standard input ends.")
  private boolean withParent;

  boolean withParent() {
    return withParent;
  }

  /// The arguments of a service, and this option if it was given.
  List<String> addTo(List<String> arguments) {
    var all = new ArrayList<>(arguments);
    if (withParent) {
      all.add(NAME);
    }
    return all;
  }
}
