package io.tierworks.cli.jobs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierworks.cli.command.CliException;
import io.tierworks.common.contract.job.ImageHeader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A file as an item of a job: an image by its first bytes, else a document. The item's id is the
/// file's name.
final class InputFile {
  private InputFile() {}

  /// @throws CliException if the file cannot be read
  static ObjectNode item(Path file) {
    var data = Base64.getEncoder().encodeToString(bytes(file));
    var name = String.valueOf(file.getFileName());
    var item = JsonNodeFactory.instance.objectNode().put("id", name);
    if (ImageHeader.of(data).isPresent()) {
      item.putArray("images").addObject().put("data", data);
    } else {
      item.putObject("document").put("name", name).put("data", data);
    }
    return item;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw CliException.usage(
          "%s cannot be read (%s); give a file that is a PDF, a text or an image"
              .formatted(file, reason(e)));
    }
  }

  /// Why a file cannot be read.
  static @Nullable String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "no such file";
      case AccessDeniedException _ -> "access denied";
      default -> failure.getMessage();
    };
  }
}
