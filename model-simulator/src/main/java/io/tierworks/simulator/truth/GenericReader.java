package io.tierworks.simulator.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.json.Schema;
import io.tierworks.simulator.text.Dates;
import io.tierworks.simulator.text.Figures;
import io.tierworks.simulator.text.Sentences;
import io.tierworks.simulator.text.Words;
import io.tierworks.simulator.truth.Truth.Assignment;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Fills a schema from any text by a few plain rules: a label by shared words, a quotation as the
/// most telling sentence, a number or a date as one that occurs, a summary as the first sentences.
/// The same text always gives the same answer. Reads the first 20,000 characters.
final class GenericReader {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MATERIAL = 20_000;
  private static final int SUMMARY = 140;
  private static final Pattern QUOTATION = Pattern.compile("quot|evidence|literal|passage");
  private static final Pattern REASON = Pattern.compile("reason|why|finding|answer");
  private static final Pattern DATE = Pattern.compile("\\bdate|\\bday\\b|deadline");
  private static final Pattern NUMBERED = Pattern.compile("\\bid\\b|number|code|reference");
  private static final Pattern IDENTIFIER =
      Pattern.compile("(.{0,30}?)\\b((?=[\\w/-]*\\d)[\\w/-]{3,})", Pattern.DOTALL);
  private static final Pattern DENIAL = Pattern.compile("(?i)\\b(no|not|never|without)\\b|n't\\b");

  private final String instructions;
  private final String text;
  private final Schema schema;
  private final List<String> sentences;
  private final Set<String> focus = new HashSet<>();

  GenericReader(Assignment assignment) {
    instructions = cut(assignment.instructions());
    text = cut(assignment.text());
    schema = assignment.schema();
    sentences = Sentences.of(text);
  }

  private static String cut(String text) {
    return text.length() <= MATERIAL ? text : text.substring(0, MATERIAL);
  }

  JsonNode answer() {
    return value(schema);
  }

  private JsonNode value(Schema field) {
    return switch (field.type()) {
      case "object" -> object(field);
      case "array" -> array(field);
      case "boolean" -> JSON.booleanNode(affirmed(field));
      case "integer", "number" -> number(field);
      case "string" -> field.labels().isEmpty() ? text(field) : JSON.textNode(label(field));
      default -> JSON.textNode(freeAnswer());
    };
  }

  /// Labels come first: their words tell which sentence to quote.
  private ObjectNode object(Schema object) {
    Map<String, JsonNode> values = new TreeMap<>();
    object.fields().stream()
        .sorted(Comparator.comparing(field -> field.labels().isEmpty()))
        .forEach(field -> values.put(field.name(), value(field)));
    return object.fill(field -> values.getOrDefault(field.name(), JSON.nullNode()));
  }

  private String label(Schema field) {
    var choice = LabelChoice.best(field.labels(), explanations(field), Words.stems(text));
    focus.addAll(choice.stems());
    return choice.label();
  }

  private String explanations(Schema field) {
    return field.description() + "\n" + instructions;
  }

  private JsonNode text(Schema field) {
    var about = about(field);
    if (QUOTATION.matcher(about).find()) {
      return JSON.textNode(telling(about));
    }
    boolean date = DATE.matcher(about).find();
    if (date || NUMBERED.matcher(about).find()) {
      var found = date ? Dates.first(text).map(Object::toString).orElse("") : identifier(about);
      return found.isEmpty() && field.isNullable() ? JSON.nullNode() : JSON.textNode(found);
    }
    var words = REASON.matcher(about).find() ? telling(about) : summary();
    return JSON.textNode(Words.cut(words, (int) field.number("maxLength", SUMMARY)));
  }

  private static String about(Schema field) {
    return (Words.ofName(field.name()) + " " + field.description()).toLowerCase(Locale.ROOT);
  }

  private String telling(String about) {
    return Sentences.mostTelling(sentences, Words.stems(about + " " + String.join(" ", focus)));
  }

  /// The first sentences, as many as fit.
  private String summary() {
    int count = 0;
    int length = 0;
    for (var sentence : sentences) {
      length += sentence.length() + 1;
      count += count == 0 || length <= SUMMARY ? 1 : 0;
    }
    return sentences.stream().limit(count).collect(Collectors.joining(" "));
  }

  /// A word with a digit: the one behind words of the field's name, else the first.
  private String identifier(String about) {
    var lookedFor = Words.stems(about);
    Comparator<MatchResult> byWords =
        Comparator.comparingInt(one -> -Words.overlap(Words.stems(one.group(1)), lookedFor));
    return IDENTIFIER.matcher(text).results().min(byWords).map(one -> one.group(2)).orElse("");
  }

  /// The number behind words of the field's name; of equals one with decimals, else the first.
  private JsonNode number(Schema field) {
    boolean whole = field.type().equals("integer");
    var lookedFor = Words.stems(about(field));
    Comparator<Figures> byWords =
        Comparator.comparingInt(one -> -Words.overlap(Words.stems(one.before()), lookedFor));
    return Figures.in(text).stream()
        .filter(one -> field.allows(JSON.numberNode(one.value().stripTrailingZeros())))
        .min(byWords.thenComparingInt(one -> -one.value().scale()))
        .<JsonNode>map(
            one -> whole ? JSON.numberNode(one.value().longValue()) : JSON.numberNode(one.value()))
        .orElse(field.isNullable() ? JSON.nullNode() : JSON.numberNode((long) field.bounded(0)));
  }

  /// Whether some sentence speaks of the field and does not deny it.
  private boolean affirmed(Schema field) {
    var lookedFor = Words.stems(about(field));
    return sentences.stream()
        .filter(sentence -> Words.overlap(Words.stems(sentence), lookedFor) > 0)
        .anyMatch(sentence -> !DENIAL.matcher(sentence).find());
  }

  private ArrayNode array(Schema field) {
    var element = field.items();
    var values = element.isText() ? texts(element) : rows(element);
    var array = JSON.arrayNode();
    values.stream().limit((long) field.number("maxItems", Integer.MAX_VALUE)).forEach(array::add);
    while (array.size() < field.number("minItems", 0)) {
      array.add(value(element));
    }
    return array;
  }

  /// The labels that share words with the text, or the first sentences.
  private List<JsonNode> texts(Schema element) {
    var stems = Words.stems(text);
    Predicate<String> fits =
        label -> LabelChoice.of(label, explanations(element), stems).overlap() > 0;
    var labels = element.labels().stream().filter(fits);
    var texts = element.labels().isEmpty() ? sentences.stream().limit(3) : labels;
    return texts.<JsonNode>map(JSON::textNode).toList();
  }

  /// One element for each line with at least two numbers, as in a table.
  private List<JsonNode> rows(Schema element) {
    return text.lines()
        .filter(line -> Figures.in(line).size() > 1)
        .map(line -> new GenericReader(new Assignment(instructions, line, element)).answer())
        .toList();
  }

  /// Without a schema: the sentence that answers the question in the text.
  private String freeAnswer() {
    var asked = sentences.stream().filter(one -> one.endsWith("?")).toList();
    var told = sentences.stream().filter(one -> !asked.contains(one)).toList();
    return Sentences.mostTelling(told.isEmpty() ? asked : told, Words.stems(instructions + asked));
  }
}
