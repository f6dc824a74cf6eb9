package io.tierworks.common.contract.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A document as the content of an item: a PDF or a text as base64 `data`, or a `text` as it is.
///
/// @param name such as `contract.pdf`; for people and models, not for its type
public record Document(@Nullable String name, @Nullable String data, @Nullable String text) {
  private static final String PDF = "%PDF-";

  /// A PDF may begin behind some other bytes.
  private static final int FARTHEST_PDF = 1_024;

  /// Whether its bytes are those of a PDF.
  @JsonIgnore
  public boolean isPdf() {
    var bytes = new Base64Bytes(Objects.requireNonNullElse(data, ""));
    for (int i = 0; i < FARTHEST_PDF && bytes.at(i) >= 0; i++) {
      if (bytes.hasAt(i, PDF)) {
        return true;
      }
    }
    return false;
  }

  public byte[] bytes() {
    return Base64.getDecoder().decode(Objects.requireNonNullElse(data, ""));
  }

  /// Its text; empty when its data is a PDF, or is no text in UTF-8.
  public Optional<String> content() {
    if (text != null) {
      return Optional.of(text);
    }
    if (isPdf()) {
      return Optional.empty();
    }
    try {
      var read = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes())).toString();
      return Optional.of(read).filter(Document::isText);
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static boolean isText(String read) {
    return read.chars().noneMatch(c -> c < ' ' && !Character.isWhitespace(c));
  }
}
