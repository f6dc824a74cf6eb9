package io.tierworks.common.contract.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Times as ISO 8601. Remembers some texts: the messages that follow from one command name the same
/// times again and again. Thread-safe.
public final class InstantText extends StdScalarSerializer<Instant> {
  private static final long serialVersionUID = 1L;
  private static final int REMEMBERED = 64;
  private static final AtomicReferenceArray<@Nullable Known> KNOWN =
      new AtomicReferenceArray<>(REMEMBERED);

  InstantText() {
    super(Instant.class);
  }

  private record Known(Instant at, String text) {}

  public static String of(Instant at) {
    int place = Math.floorMod(at.hashCode(), REMEMBERED);
    var known = KNOWN.get(place);
    if (known == null || !known.at().equals(at)) {
      known = new Known(at, at.toString());
      KNOWN.set(place, known);
    }
    return known.text();
  }

  @Override
  public void serialize(Instant at, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeString(of(at));
  }
}
