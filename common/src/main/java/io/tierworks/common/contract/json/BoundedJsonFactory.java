package io.tierworks.common.contract.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/// Makes parsers that say which field passed which limit.
final class BoundedJsonFactory extends JsonFactory {
  private static final long serialVersionUID = 1L;

  BoundedJsonFactory(com.fasterxml.jackson.core.JsonFactoryBuilder builder) {
    super(builder);
  }

  @Override
  protected JsonParser _createParser(byte[] data, int offset, int length, IOContext context)
      throws IOException {
    return new BoundedParser(super._createParser(data, offset, length, context));
  }

  @Override
  protected JsonParser _createParser(
      char[] data, int offset, int length, IOContext context, boolean recyclable)
      throws IOException {
    return new BoundedParser(super._createParser(data, offset, length, context, recyclable));
  }

  @Override
  protected JsonParser _createParser(InputStream in, IOContext context) throws IOException {
    return new BoundedParser(super._createParser(in, context));
  }

  @Override
  protected JsonParser _createParser(Reader reader, IOContext context) throws IOException {
    return new BoundedParser(super._createParser(reader, context));
  }
}
