package io.tierworks.planner.document;

import io.tierworks.common.contract.job.Image;
import io.tierworks.common.contract.job.Split;
import io.tierworks.common.cost.TokenEstimate;
import java.util.ArrayList;
import java.util.List;

/// Splits a document into pieces, between paragraphs and, where one ends nearby, between pages. The
/// end of a piece is repeated at the beginning of the next, so that what is said across the cut is
/// read as a whole. Not thread-safe.
final class Splitter {
  /// Bytes of a typical token.
  private static final int TOKEN = 4;

  /// A piece that is this full may end at the end of a page.
  private static final double FULL_ENOUGH = 0.75;

  private static final String BETWEEN = "\n\n";

  /// What one item may hold.
  private static final int MOST_PICTURES = 20;

  private final int most;
  private final int repeated;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final List<Image> pictures = new ArrayList<>();
  private int bytes;
  private int first;
  private int last;

  /// Whether the piece has more than what it repeats.
  private boolean begun;

  private Splitter(Split split) {
    this.most = split.most() * TOKEN;
    this.repeated = split.repeated() * TOKEN;
  }

  /// @return the document in one piece if it is short enough; nothing if it is empty
  static List<Piece> split(List<Page> pages, Split split) {
    var splitter = new Splitter(split);
    pages.forEach(splitter::add);
    splitter.end();
    return splitter.pieces;
  }

  private void add(Page page) {
    var parts = TextCut.parts(page.text(), most - repeated - BETWEEN.length());
    long size = parts.stream().mapToLong(part -> TokenEstimate.bytes(part) + 2L).sum();
    if (bytes > most * FULL_ENOUGH && bytes + size > most) {
      cut();
    }
    for (var part : parts) {
      add(part, page.number());
    }
    var picture = page.picture();
    if (picture != null) {
      add(picture, page.number());
    }
  }

  private void add(String part, int page) {
    int size = TokenEstimate.bytes(part) + BETWEEN.length();
    if (bytes + size > most) {
      cut();
    }
    text.append(text.isEmpty() ? "" : BETWEEN).append(part);
    grow(size, page);
  }

  private void add(Image picture, int page) {
    int size = (int) picture.typicalTokens() * TOKEN;
    if (bytes + size > most || pictures.size() == MOST_PICTURES) {
      cut();
    }
    pictures.add(picture);
    grow(size, page);
  }

  private void grow(int size, int page) {
    bytes += size;
    first = first == 0 ? page : first;
    last = page;
    begun = true;
  }

  /// Ends the piece and begins the next with its end.
  private void cut() {
    if (!begun) {
      return;
    }
    var tail = pictures.isEmpty() ? TextCut.tail(text.toString(), repeated) : "";
    end();
    text.append(tail);
    bytes = TokenEstimate.bytes(tail);
    first = tail.isEmpty() ? 0 : last;
  }

  private void end() {
    if (begun) {
      pieces.add(new Piece(text.toString(), pictures, first, last));
    }
    text.setLength(0);
    pictures.clear();
    bytes = 0;
    first = 0;
    begun = false;
  }
}
