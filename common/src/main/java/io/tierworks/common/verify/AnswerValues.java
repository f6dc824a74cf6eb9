package io.tierworks.common.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.values.NullValue;
import java.util.ArrayList;
import java.util.HashMap;

/// Makes values for CEL from an answer.
final class AnswerValues {
  private AnswerValues() {}

  /// @param type by the schema of the answer; a number of another type stays what it is
  static Object of(JsonNode json, CelType type) {
    return switch (type) {
      case NullableType nullable when !json.isNull() -> of(json, nullable.targetType());
      default ->
          switch (json.getNodeType()) {
            case OBJECT -> object(json, type);
            case ARRAY -> list(json, type);
            case NUMBER -> number(json, type);
            case BOOLEAN -> json.booleanValue();
            case STRING -> json.textValue();
            case BINARY, MISSING, NULL, POJO -> NullValue.NULL_VALUE;
          };
    };
  }

  private static Object object(JsonNode json, CelType type) {
    var fields = new HashMap<String, Object>();
    json.properties()
        .forEach(field ->
            fields.put(field.getKey(), of(field.getValue(), ofField(type, field.getKey()))));
    return fields;
  }

  private static CelType ofField(CelType type, String name) {
    return type instanceof StructType struct
        ? struct.findField(name).map(field -> field.type()).orElse(SimpleType.DYN)
        : SimpleType.DYN;
  }

  private static Object list(JsonNode json, CelType type) {
    var elements = new ArrayList<>(json.size());
    var each = type instanceof ListType list ? list.elemType() : SimpleType.DYN;
    json.forEach(element -> elements.add(of(element, each)));
    return elements;
  }

  private static Object number(JsonNode json, CelType type) {
    boolean isWhole = json.isIntegralNumber() && json.canConvertToLong();
    return isWhole && !type.equals(SimpleType.DOUBLE)
        ? (Object) json.longValue()
        : json.doubleValue();
  }
}
