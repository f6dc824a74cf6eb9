package io.tierworks.common.contract.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads a record with `@JsonUnwrapped` parts: named parts in Java, one flat object in JSON.
/// Jackson writes such records by itself. For reading it would copy the object into a buffer, read
/// the buffer once for each part, and lose the limits that [BoundedParser] sets for numbers.
final class FlatRecord extends StdDeserializer<Object> implements ResolvableDeserializer {
  private static final long serialVersionUID = 1L;

  private final transient List<JsonDeserializer<Object>> readers = new ArrayList<>();
  private final transient Map<String, Integer> places = new HashMap<>();
  private transient @Nullable Maker whole;

  private FlatRecord(JavaType type) {
    super(type);
  }

  /// Puts this reader in the place of Jackson's own.
  static BeanDeserializerModifier modifier() {
    return new BeanDeserializerModifier() {
      private static final long serialVersionUID = 1L;

      @Override
      public JsonDeserializer<?> modifyDeserializer(
          DeserializationConfig config, BeanDescription type, JsonDeserializer<?> usual) {
        return hasParts(type.getBeanClass()) ? new FlatRecord(type.getType()) : usual;
      }
    };
  }

  private static boolean hasParts(Class<?> type) {
    return type.isRecord()
        && Arrays.stream(type.getRecordComponents()).anyMatch(FlatRecord::isPart);
  }

  private static boolean isPart(RecordComponent component) {
    return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
  }

  /// Makes a component of a record: a field's value as it is, or a part of several.
  private interface Maker {
    @Nullable Object make(@Nullable Object[] values) throws ReflectiveOperationException;
  }

  @Override
  public boolean isCachable() {
    return true;
  }

  @Override
  public void resolve(DeserializationContext context) throws JsonMappingException {
    whole = part(handledType(), context);
  }

  private Maker part(Class<?> type, DeserializationContext context) throws JsonMappingException {
    var components = new ArrayList<Maker>();
    for (var component : type.getRecordComponents()) {
      components.add(
          isPart(component) ? part(component.getType(), context) : field(component, context));
    }
    var constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return values -> {
      var arguments = new @Nullable Object[components.size()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = components.get(i).make(values);
      }
      return constructor.newInstance(arguments);
    };
  }

  private Maker field(RecordComponent component, DeserializationContext context)
      throws JsonMappingException {
    var type = context.getTypeFactory().constructType(component.getGenericType());
    int place = readers.size();
    readers.add(context.findRootValueDeserializer(type));
    places.put(component.getName(), place);
    return values -> values[place];
  }

  @Override
  public @Nullable Object deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    var values = new @Nullable Object[readers.size()];
    if (parser.hasToken(JsonToken.START_OBJECT)) {
      parser.nextToken();
    }
    while (parser.hasToken(JsonToken.FIELD_NAME)) {
      var place = places.get(parser.currentName());
      parser.nextToken();
      if (place == null) {
        parser.skipChildren();
      } else {
        values[place] = value(readers.get(place), parser, context);
      }
      parser.nextToken();
    }
    return parser.hasToken(JsonToken.END_OBJECT)
        ? make(values, context)
        : context.handleUnexpectedToken(handledType(), parser);
  }

  private static @Nullable Object value(
      JsonDeserializer<Object> reader, JsonParser parser, DeserializationContext context)
      throws IOException {
    return parser.hasToken(JsonToken.VALUE_NULL)
        ? reader.getNullValue(context)
        : reader.deserialize(parser, context);
  }

  private @Nullable Object make(@Nullable Object[] values, DeserializationContext context)
      throws IOException {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        values[i] = readers.get(i).getAbsentValue(context);
      }
    }
    try {
      return Objects.requireNonNull(whole).make(values);
    } catch (InvocationTargetException e) {
      return context.handleInstantiationProblem(handledType(), null, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
