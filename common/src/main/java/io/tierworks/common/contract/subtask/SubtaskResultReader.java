package io.tierworks.common.contract.subtask;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import java.io.IOException;
import java.util.HashSet;

/// Reads a report from its flat object, field by field: the planner reads one for each subtask, and
/// Jackson's own way to read unwrapped parts copies every field first.
final class SubtaskResultReader extends StdDeserializer<SubtaskResult> {
  private static final long serialVersionUID = 1L;

  SubtaskResultReader() {
    super(SubtaskResult.class);
  }

  @Override
  public SubtaskResult deserialize(JsonParser json, DeserializationContext context)
      throws IOException {
    if (!json.isExpectedStartObjectToken()) {
      return (SubtaskResult) context.handleUnexpectedToken(SubtaskResult.class, json);
    }
    var fields = new ReportFields();
    var names = new HashSet<String>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      json.nextToken();
      if (!names.add(name)) {
        throw refused(name + ": is given twice; keep one", json, context);
      }
      try {
        fields.read(name, json, context);
      } catch (JsonMappingException e) {
        e.prependPath(SubtaskResult.class, name);
        throw e;
      }
    }
    return result(fields, json, context);
  }

  private static SubtaskResult result(
      ReportFields fields, JsonParser json, DeserializationContext context)
      throws ValueInstantiationException {
    try {
      return fields.result();
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()), json, context);
    }
  }

  private static ValueInstantiationException refused(
      String rule, JsonParser json, DeserializationContext context) {
    var type = context.constructType(SubtaskResult.class);
    return ValueInstantiationException.from(json, rule, type, new IllegalArgumentException(rule));
  }

  /// The type is one of the fields.
  @Override
  public Object deserializeWithType(
      JsonParser json, DeserializationContext context, TypeDeserializer type) throws IOException {
    return deserialize(json, context);
  }
}
