package io.tierworks.e2e.quality;

import java.util.ArrayList;
import java.util.List;

/// Code questions: two files of a fixture repository, and the question where a limit is set. The
/// answer names file and line and quotes the line. The more tempting mistake is a line that reads
/// the limit, quoted correctly; the other quotes a line that does not exist.
final class SourceFiles {
  private static final List<String> NAMES =
      List.of("retryLimit", "queueSize", "leaseMillis", "batchBytes", "poolThreads", "windowCount");
  private static final List<String> FILES =
      List.of("Queue.java", "Retry.java", "Lease.java", "Batch.java", "Pool.java");
  private static final int METHODS = 9;

  private SourceFiles() {}

  static Task make(String name, Phrases phrases) {
    var limit = phrases.oneOf(NAMES);
    var setIn = phrases.oneOf(FILES);
    var other = phrases.otherThan(setIn, FILES);
    int value = phrases.between(2, 900);
    var set = "    this.%s = settings.get(\"%s\", %d);".formatted(limit, limit, value);
    var read = "    if (count > settings.%s) {".formatted(limit);
    var first = file(phrases, setIn, set);
    var second = file(phrases, other, read);
    var text =
        "Question %s: where is `%s` set?\n\n%s\n%s\n\n%s\n%s"
            .formatted(name, limit, setIn, numbered(first), other, numbered(second));
    var answer = Task.object().put("file", setIn);
    answer.put("line", first.indexOf(set) + 1).put("quote", set.strip());
    var elsewhere = Task.object().put("file", other);
    elsewhere.put("line", second.indexOf(read) + 1).put("quote", read.strip());
    var invented = Task.object().put("quote", "%s = %d;".formatted(limit, value + 1));
    return new Task(text, answer, List.of(elsewhere, invented));
  }

  private static List<String> file(Phrases phrases, String file, String line) {
    var lines = new ArrayList<String>();
    lines.add("final class %s {".formatted(file.replace(".java", "")));
    int at = phrases.between(1, METHODS - 1);
    for (int method = 0; method < METHODS; method++) {
      lines.add("  void step%d(Settings settings) {".formatted(method));
      lines.add("    log.info(\"step %d begins\");".formatted(method));
      lines.add(method == at ? line : "    count += %d;".formatted(phrases.between(1, 99)));
      lines.add("  }");
    }
    lines.add("}");
    return lines;
  }

  private static String numbered(List<String> lines) {
    var text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      text.append(i + 1).append(": ").append(lines.get(i)).append('\n');
    }
    return text.toString();
  }
}
