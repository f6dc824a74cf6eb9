package io.tierworks.common.verify;

import io.tierworks.common.verify.DiffReader.Malformed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Whether a unified diff applies to a workspace, by the rules of `git apply`: every line that a
/// hunk keeps or takes away is there, in order; a hunk may have moved as a whole. A hunk that says
/// line 1 stands at the beginning, and one that ends in a change at the end of the file.
final class UnifiedDiff {
  private static final String NOTHING = "/dev/null";
  private static final int MOST_BYTES = 1_000_000;

  private UnifiedDiff() {}

  /// One file before and after; `/dev/null` stands for no file.
  record FileDiff(String before, String after, List<Hunk> hunks) {}

  /// @param line where the old lines begin, from 1
  /// @param old the lines that are kept or taken away
  /// @param fresh the lines that are kept or added
  /// @param endsInContext whether the last of them is kept
  record Hunk(int line, List<String> old, List<String> fresh, boolean endsInContext) {}

  /// Why the diff does not apply; empty when it does.
  static Optional<String> fault(String diff, SourceTree tree) {
    if (diff.length() > MOST_BYTES) {
      return Optional.of("the diff is longer than %,d characters".formatted(MOST_BYTES));
    }
    try {
      return new DiffReader(diff)
          .files().stream().map(file -> fault(file, tree)).flatMap(Optional::stream).findFirst();
    } catch (Malformed e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  private static Optional<String> fault(FileDiff file, SourceTree tree) {
    if (file.before().equals(NOTHING)) {
      return faultOfNew(file, tree);
    }
    var lines = tree.lines(file.before());
    if (lines.isEmpty()) {
      return Optional.of("there is no text file " + file.before());
    }
    if (!file.after().equals(NOTHING) && !file.after().equals(file.before())) {
      return Optional.of("%s is renamed; change it in place".formatted(file.before()));
    }
    var result = applied(lines.get(), file.hunks());
    if (result.isEmpty()) {
      return Optional.of(
          "the lines that a hunk of %s keeps or takes away are not there in this order; a hunk in the middle of a file ends in lines that are kept"
              .formatted(file.before()));
    }
    return file.after().equals(NOTHING) && !result.get().isEmpty()
        ? Optional.of("%s is deleted, but not all of its lines".formatted(file.before()))
        : Optional.empty();
  }

  private static Optional<String> faultOfNew(FileDiff file, SourceTree tree) {
    if (!isInside(file.after())) {
      return Optional.of(file.after() + " is no path in the workspace");
    }
    if (tree.lines(file.after()).isPresent()) {
      return Optional.of(file.after() + " exists already");
    }
    return file.hunks().size() == 1 && file.hunks().getFirst().old().isEmpty()
        ? Optional.empty()
        : Optional.of("a new file has one hunk that only adds lines");
  }

  private static boolean isInside(String path) {
    return !path.equals(NOTHING)
        && !path.startsWith("/")
        && !path.contains("\\")
        && List.of(path.split("/", -1)).stream()
            .noneMatch(part -> part.isEmpty() || part.equals("..") || part.equals(".git"));
  }

  /// The lines after all hunks, each behind the one before; empty if one does not fit.
  private static Optional<List<String>> applied(List<String> lines, List<Hunk> hunks) {
    var result = new ArrayList<String>();
    int done = 0;
    for (var hunk : hunks) {
      var place = place(lines, hunk, done);
      if (place.isEmpty()) {
        return Optional.empty();
      }
      result.addAll(lines.subList(done, place.get()));
      result.addAll(hunk.fresh());
      done = place.get() + hunk.old().size();
    }
    result.addAll(lines.subList(done, lines.size()));
    return Optional.of(result);
  }

  /// The place nearest to the stated one, not before `least`.
  private static Optional<Integer> place(List<String> lines, Hunk hunk, int least) {
    int last = lines.size() - hunk.old().size();
    int from = hunk.endsInContext() ? least : Math.max(least, last);
    int to = hunk.line() <= 1 ? Math.min(0, last) : last;
    return IntStream.rangeClosed(from, to)
        .filter(place -> fits(lines, hunk.old(), place))
        .boxed()
        .min(Comparator.comparingInt(place -> Math.abs(place - (hunk.line() - 1))));
  }

  private static boolean fits(List<String> lines, List<String> old, int place) {
    return lines.subList(place, place + old.size()).equals(old);
  }
}
