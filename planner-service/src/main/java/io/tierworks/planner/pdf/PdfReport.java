package io.tierworks.planner.pdf;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import io.tierworks.planner.document.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the reading process writes: the pages, or why there are none.
record PdfReport(@Nullable Fault fault, List<Page> pages) {
  PdfReport {
    pages = List.copyOf(pages);
  }

  @EnumNaming(SnakeCaseStrategy.class)
  enum Fault {
    ENCRYPTED,
    BROKEN,
    UNKNOWN_PICTURE,
    TOO_MANY_PAGES
  }

  static PdfReport of(Fault fault) {
    return new PdfReport(fault, List.of());
  }
}
