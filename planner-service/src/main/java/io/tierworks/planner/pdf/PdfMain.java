package io.tierworks.planner.pdf;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;

/// The process that reads documents: a [PdfRequest] from standard input, and for each document a
/// line with a [PdfReport] to standard output.
final class PdfMain {
  private PdfMain() {}

  public static void main(String[] arguments) throws IOException, MalformedMessage {
    var reports = System.out;
    // Libraries that log must not write between the lines.
    System.setOut(System.err);
    var request = Wire.readOwn(System.in.readAllBytes(), PdfRequest.class);
    var pages = new PdfPages(request.mostPages(), request.detail());
    for (var pdf : request.pdfs()) {
      reports.write(Wire.bytes(pages.read(pdf)));
      reports.write('\n');
      reports.flush();
    }
  }
}
