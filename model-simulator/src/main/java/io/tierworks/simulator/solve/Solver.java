package io.tierworks.simulator.solve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.simulator.solve.grade.Strength;
import io.tierworks.simulator.solve.read.Digest;
import io.tierworks.simulator.solve.schema.Field;
import io.tierworks.simulator.solve.schema.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/// Fills any JSON schema from material. Thread-safe; keeps what it prepared for the steps it saw
/// last.
public final class Solver {
  private static final int STEPS_KEPT = 128;
  private static final double LOW_MARGIN = 0.2;

  private record Key(Brief brief, JsonNode schema, Strength strength) {}

  private final Map<Key, Form> forms =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Form> eldest) {
          return size() > STEPS_KEPT;
        }
      };

  /// An answer in the shape of the schema. A schema with `output` and `handoff` gets the work
  /// envelope.
  public JsonNode solve(Brief brief, JsonNode schema, Strength strength, Task task) {
    Form form = form(brief, schema, task.again() ? Strength.FLAGSHIP : strength);
    Filling filling = new Filling(form, task);
    Field output = form.root().property("output");
    if (output != null && form.root().property("handoff") != null) {
      return envelope(filling, output);
    }
    return filling.value(form.root(), filling.task().material());
  }

  /// Plain text for requests without a schema: the sentences closest to the question, else a
  /// summary.
  public String tell(Brief brief, Task task) {
    var sentences = task.material().sentences();
    var closest = Digest.closest(brief.question(), sentences, 3);
    return String.join(" ", closest.isEmpty() ? Digest.summary(sentences, 3) : closest);
  }

  private static ObjectNode envelope(Filling filling, Field output) {
    Task task = filling.task();
    ObjectNode answer = Filling.JSON.objectNode();
    answer.set("output", filling.value(output, task.material()));
    if (task.material().isBlank()) {
      return answer.put("handoff", "needs_info").put("note", "The item is empty.");
    }
    if (!task.again() && filling.leastMargin() < LOW_MARGIN && task.slips().unsure()) {
      return answer.put("handoff", "unsure").put("note", "Two labels fit almost equally well.");
    }
    return answer.put("handoff", "none").put("note", "");
  }

  private Form form(Brief brief, JsonNode schema, Strength strength) {
    Key key = new Key(brief, schema, strength);
    synchronized (forms) {
      Form known = forms.get(key);
      if (known != null) {
        return known;
      }
    }
    Form made = new Form(Fields.of(schema), brief, strength);
    synchronized (forms) {
      forms.putIfAbsent(key, made);
    }
    return made;
  }
}
