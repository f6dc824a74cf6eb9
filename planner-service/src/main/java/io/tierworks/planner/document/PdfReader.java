package io.tierworks.planner.document;

import io.tierworks.common.contract.job.Detail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the PDF documents of a job. It may take seconds, in all.
public interface PdfReader {

  /// @param detail how closely pages without text are to be seen; null for the reader's choice
  /// @return a result for each document in turn, up to one that stopped the reading
  /// @throws java.io.UncheckedIOException when reading cannot begin, whatever the document is
  List<Result> read(List<byte[]> pdfs, @Nullable Detail detail);

  /// What a document came to.
  sealed interface Result {
    record Pages(List<Page> pages) implements Result {
      public Pages {
        pages = List.copyOf(pages);
      }
    }

    /// @param rule that the document breaks
    /// @param hint the way out
    record Unreadable(String rule, String hint) implements Result {}
  }
}
