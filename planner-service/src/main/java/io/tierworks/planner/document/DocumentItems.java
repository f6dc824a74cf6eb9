package io.tierworks.planner.document;

import io.tierworks.common.contract.job.Detail;
import io.tierworks.common.contract.job.Document;
import io.tierworks.common.contract.job.Item;
import io.tierworks.common.contract.job.ItemSource;
import io.tierworks.common.contract.job.Job;
import io.tierworks.common.contract.job.Media;
import io.tierworks.common.contract.job.PlanForm;
import io.tierworks.common.contract.job.Split;
import io.tierworks.common.contract.json.Violation;
import io.tierworks.common.contract.json.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts the pieces of documents in the place of the items that have them.
///
/// @param mostBytes of the job with the text and the pictures of its documents
public record DocumentItems(PdfReader pdf, int mostBytes) {
  private static final Split WHOLE = new Split(Integer.MAX_VALUE / 8, 0);

  /// A job without documents in its items, or why there is none.
  public sealed interface Result {
    record Expanded(Job job) implements Result {}

    record Refused(List<Violation> violations) implements Result {
      public Refused {
        violations = List.copyOf(violations);
      }
    }
  }

  /// Whether there is anything to read.
  public static boolean areIn(Job job) {
    return job.items().stream().anyMatch(item -> item.document() != null);
  }

  /// Reads the documents of a job. It takes as long as the [PdfReader].
  public Result read(Job job, Media media) {
    var found = new ArrayList<Violation>();
    var items = new ArrayList<Item>();
    var split = job.plan() == PlanForm.DIRECT ? WHOLE : media.splitting();
    var read = read(job, media.detail());
    for (int i = 0; i < job.items().size(); i++) {
      var item = job.items().get(i);
      var id = item.id() == null ? Integer.toString(i + 1) : item.id();
      var document = item.document();
      if (document == null) {
        items.add(item.withId(id));
        continue;
      }
      switch (read.get(i)) {
        case PdfReader.Result.Pages(var pages) when pages.stream().allMatch(Page::isEmpty) ->
            found.add(fault(i, "is empty", "send a document with text or pictures"));
        case PdfReader.Result.Pages(var pages) ->
            items.addAll(items(id, document, Splitter.split(pages, split)));
        case PdfReader.Result.Unreadable(var rule, var hint) -> found.add(fault(i, rule, hint));
        case null -> {
          // It was not read, because of a document before it.
        }
      }
    }
    return found.isEmpty() ? checked(job.withItems(items)) : new Result.Refused(found);
  }

  private static Violation fault(int item, String rule, String hint) {
    return new Violation("items[" + item + "].document", rule, hint);
  }

  /// What each document came to, by the position of its item.
  private Map<Integer, PdfReader.Result> read(Job job, @Nullable Detail detail) {
    var read = new HashMap<Integer, PdfReader.Result>();
    var positions = new ArrayList<Integer>();
    var pdfs = new ArrayList<byte[]>();
    for (int i = 0; i < job.items().size(); i++) {
      var document = job.items().get(i).document();
      var text = document == null ? Optional.<String>empty() : document.content();
      if (text.isPresent()) {
        read.put(i, new PdfReader.Result.Pages(Page.unnumbered(text.get())));
      } else if (document != null) {
        positions.add(i);
        pdfs.add(document.bytes());
      }
    }
    var results = pdfs.isEmpty() ? List.<PdfReader.Result>of() : pdf.read(pdfs, detail);
    for (int i = 0; i < results.size(); i++) {
      read.put(positions.get(i), results.get(i));
    }
    return read;
  }

  private static List<Item> items(String id, Document document, List<Piece> pieces) {
    var items = new ArrayList<Item>();
    for (int i = 0; i < pieces.size(); i++) {
      var piece = pieces.get(i);
      var source =
          new ItemSource(id, document.name(), i + 1, pieces.size(), piece.pages().orElse(null));
      var name = pieces.size() == 1 ? id : id + "#" + (i + 1);
      items.add(new Item(name, piece.text(), piece.pictures(), null, source));
    }
    return items;
  }

  private Result checked(Job job) {
    var ids = new HashSet<String>();
    for (var item : job.items()) {
      if (!ids.add(String.valueOf(item.id()))) {
        return refused(
            "has two items with the id " + item.id() + " when its documents are split",
            "give every item an id of its own");
      }
    }
    int bytes = Wire.bytes(job).length;
    return bytes <= mostBytes
        ? new Result.Expanded(job)
        : refused(
            "takes %d bytes with the text and the pages of its documents, at most %d are accepted"
                .formatted(bytes, mostBytes),
            "spread the documents over several jobs; with detail low, pages without text take less");
  }

  private static Result refused(String rule, String hint) {
    return new Result.Refused(List.of(new Violation("items", rule, hint)));
  }
}
