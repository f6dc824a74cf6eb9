package io.tierworks.planner.judge;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.Material;
import io.tierworks.common.prompt.DataBlock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All results of a job, or of a step, within a number of bytes. They are in full while they fit.
/// Then long texts are cut. Then neighbours are merged into groups with counts, pair by pair, until
/// the groups fit. At each level every result is in exactly one line. Not thread-safe.
public final class ResultTree {
  private static final int LONGEST_JOINT = 4_000;
  private static final int LEAST_SOURCES = 8;
  private static final int MOST_SOURCES = 50;
  private static final int SHARE_OF_SOURCES = 10;

  /// Fewer results are easier to read as objects.
  private static final int FEWEST_ROWS = 50;

  private static final String SUMMARISED = "summarised";

  /// How far the results are reduced.
  @EnumNaming(SnakeCaseStrategy.class)
  public enum Level {
    FULL,
    SHORT,
    GROUPED
  }

  private final long room;

  /// Results about the whole job; they are never grouped.
  private final List<ResultGroup> joint = new ArrayList<>();

  private final List<ResultGroup> groups = new ArrayList<>();
  private Level level = Level.FULL;

  /// How many results a group may take.
  private int span = 1;

  /// Of all lines but the last group's, which may still grow.
  private long bytes;

  private int results;

  /// @param room bytes
  public ResultTree(long room) {
    this.room = room;
  }

  /// Adds the next result of a step. The results of a step come one after the other.
  public void add(String step, JudgedResult result) {
    add(new ResultGroup(step, result, false));
  }

  /// Adds the next result of a step, of which a check came to another answer.
  public void addDisputed(String step, JudgedResult result) {
    add(new ResultGroup(step, result, true));
  }

  /// Adds the next result of a step, for which a summary stands that is also the one of its
  /// neighbours. The summary is shown in their place, at every level.
  public void addSummarised(String step, JudgedResult result, Summary summary) {
    add(new ResultGroup(step, result, false, summary));
  }

  private void add(ResultGroup next) {
    if (level != Level.FULL) {
      next.shorten(0);
    }
    results++;
    if (mayTake(next)) {
      groups.getLast().merge(next);
    } else {
      bytes += groups.isEmpty() ? 0 : size(groups.getLast());
      groups.add(next);
      fit(0);
    }
  }

  /// Adds a result about the whole job.
  public void addJoint(String step, JudgedResult result) {
    var next = new ResultGroup(step, result, false);
    if (level != Level.FULL) {
      next.shorten(LONGEST_JOINT);
    }
    results++;
    joint.add(next);
    bytes += size(next);
    fit(0);
  }

  private boolean mayTake(ResultGroup next) {
    return !groups.isEmpty()
        && groups.getLast().isBeside(next)
        && (next.isSummarised() || (level == Level.GROUPED && groups.getLast().size() < span));
  }

  /// @param more bytes that are not counted yet
  private void fit(long more) {
    while (bytes + more > room && reduce()) {
      // The next level takes less room.
    }
  }

  /// @return false when nothing can be reduced any more
  private boolean reduce() {
    return switch (level) {
      case FULL -> {
        joint.forEach(group -> group.shorten(LONGEST_JOINT));
        groups.forEach(group -> group.shorten(0));
        yield reduced(Level.SHORT);
      }
      case SHORT, GROUPED -> mergePairs() && reduced(Level.GROUPED);
    };
  }

  private boolean reduced(Level next) {
    level = next;
    bytes =
        Stream.concat(joint.stream(), groups.stream().limit(Math.max(0, groups.size() - 1L)))
            .mapToLong(ResultTree::size)
            .sum();
    return true;
  }

  private boolean mergePairs() {
    var merged = new ArrayList<ResultGroup>();
    boolean single = false;
    for (var group : groups) {
      single = !single || !merged.getLast().isBeside(group);
      if (single) {
        merged.add(group);
      } else {
        merged.getLast().merge(group);
      }
    }
    boolean any = merged.size() < groups.size();
    groups.clear();
    groups.addAll(merged);
    span *= 2;
    return any;
  }

  private static long size(ResultGroup group) {
    return bytes(group.line(false)) + 1L;
  }

  private static int bytes(ObjectNode line) {
    return DataBlock.bytes(Wire.text(line));
  }

  /// One line for each result or group, first those about the whole job. Disputed results and a
  /// spread sample of all quote their sources, as far as there is room. From where there are many,
  /// these come last: they are sent back more often, and what stands before the first change is
  /// read from the provider's cache in the next round.
  public List<String> lines() {
    fit(groups.isEmpty() ? 0 : size(groups.getLast()));
    long left = room - bytes - (groups.isEmpty() ? 0 : size(groups.getLast()));
    var all = Stream.concat(joint.stream(), groups.stream()).toList();
    var quoted = quoted(all);
    var lines = new ArrayList<ObjectNode>();
    for (int i = 0; i < all.size(); i++) {
      var plain = all.get(i).line(false);
      var full = quoted.get(i) ? all.get(i).line(true) : plain;
      int more = bytes(full) - bytes(plain);
      lines.add(more <= left ? full : plain);
      left -= more <= left ? more : 0;
    }
    return lines.size() < FEWEST_ROWS
        ? lines.stream().map(Wire::text).toList()
        : ResultRows.of(
            lines.stream().sorted(Comparator.comparing(ResultRows::hasSource)).toList());
  }

  /// All lines as one block.
  ///
  /// @param attributes of the block, before its own
  public Material material(Map<String, String> attributes) {
    var lines = lines();
    var shown = isSummarised() ? SUMMARISED : Wire.toTree(level).asText();
    return block(attributes, results, lines.size(), shown, String.join("\n", lines));
  }

  static Material block(
      Map<String, String> attributes, int total, int lines, String level, String text) {
    var all = new LinkedHashMap<>(attributes);
    all.put("total", Integer.toString(total));
    all.put("lines", Integer.toString(lines));
    all.put("level", level);
    return Material.of("results", all, text);
  }

  /// Which lines quote their sources.
  private static BitSet quoted(List<ResultGroup> all) {
    var quoted = new BitSet();
    var disputed = IntStream.range(0, all.size()).filter(i -> all.get(i).isDisputed()).toArray();
    spread(disputed.length, MOST_SOURCES - LEAST_SOURCES).forEach(i -> quoted.set(disputed[i]));
    int most = Math.clamp(all.size() / SHARE_OF_SOURCES, LEAST_SOURCES, MOST_SOURCES);
    spread(all.size(), Math.max(LEAST_SOURCES, most - quoted.cardinality())).forEach(quoted::set);
    return quoted;
  }

  /// Evenly spread positions.
  private static IntStream spread(int size, int most) {
    int stride = Math.max(1, size / most);
    return IntStream.range(0, size).filter(i -> i % stride == 0);
  }

  /// How far the results are reduced now.
  public Level level() {
    return level;
  }

  /// The steps with texts that are cut, or that no line shows.
  public Set<String> hidden() {
    return level == Level.FULL
        ? Set.of()
        : groups.stream()
            .filter(ResultGroup::hidesTexts)
            .map(ResultGroup::step)
            .collect(Collectors.toSet());
  }

  /// Whether a summary stands for some results.
  boolean isSummarised() {
    return groups.stream().anyMatch(ResultGroup::isSummarised);
  }

  /// How many results there are.
  public int size() {
    return results;
  }
}
