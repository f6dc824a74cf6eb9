package io.tierworks.planner.pdf;

import io.tierworks.common.contract.job.Detail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the reading process is asked for.
///
/// @param detail of pictures of pages
record PdfRequest(int mostPages, @Nullable Detail detail, List<byte[]> pdfs) {
  PdfRequest {
    pdfs = List.copyOf(pdfs);
  }
}
