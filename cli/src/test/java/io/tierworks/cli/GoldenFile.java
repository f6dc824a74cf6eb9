package io.tierworks.cli;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The golden files of the contract.
public final class GoldenFile {
  private static final Path FOLDER = Path.of("../common/src/test/resources/golden/v1");

  private GoldenFile() {}

  public static Path file(String name) {
    return FOLDER.resolve(name + ".json");
  }

  public static <T> T read(String name, Class<T> type) throws IOException, MalformedMessage {
    return Wire.read(Files.readAllBytes(file(name)), type);
  }
}
