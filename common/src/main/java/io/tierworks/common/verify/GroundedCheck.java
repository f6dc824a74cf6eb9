package io.tierworks.common.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.subtask.Check;
import io.tierworks.common.contract.subtask.Material;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// `grounded`: every quotation of the answer occurs in the material, apart from case and white
/// space. An empty or absent quotation passes. Thread-safe.
///
/// @param quotes fields of the answer, as paths of names
/// @param shared sources that all subtasks of the step have
record GroundedCheck(List<String> quotes, List<SourceText> shared) {
  /// A rejected answer is no source, or an invented quotation would confirm itself.
  private static final Set<String> NO_SOURCE = Set.of("previous", "feedback");

  static GroundedCheck of(List<String> quotes, List<Material> shared) {
    return new GroundedCheck(quotes, quotes.isEmpty() ? List.of() : sources(shared).toList());
  }

  Check of(List<Material> inputs, JsonNode output) {
    var sources = Stream.concat(shared.stream(), sources(inputs)).toList();
    var missing = quotes.stream().filter(field -> !isGrounded(output, field, sources)).toList();
    return missing.isEmpty()
        ? Check.passed(Check.GROUNDED)
        : Check.rejected(
            Check.GROUNDED, "not found in the material: " + String.join(", ", missing));
  }

  private static Stream<SourceText> sources(List<Material> materials) {
    return materials.stream()
        .filter(material -> !NO_SOURCE.contains(material.name()))
        .map(Material::text)
        .map(SourceText::of);
  }

  private static boolean isGrounded(JsonNode output, String field, List<SourceText> sources) {
    var quotations = new ArrayList<String>();
    collect(output, List.of(field.split("\\.")), quotations);
    return quotations.stream()
        .allMatch(quotation -> sources.stream().anyMatch(source -> source.holds(quotation)));
  }

  /// Follows a path of field names, through arrays.
  private static void collect(JsonNode node, List<String> path, List<String> into) {
    if (node.isArray()) {
      node.forEach(element -> collect(element, path, into));
    } else if (!path.isEmpty()) {
      collect(node.path(path.getFirst()), path.subList(1, path.size()), into);
    } else if (node.isTextual()) {
      into.add(node.textValue());
    }
  }
}
