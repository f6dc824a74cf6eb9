package io.tierworks.cli.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.tierworks.cli.command.CliException;
import io.tierworks.testkit.broker.BrokerProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// The data folder of a stack. One process at a time holds its lock, until it ends.
///
/// @param path absolute
record StackFolder(Path path) {
  private static final String LOCK = "stack.lock";

  StackFolder {
    path = path.toAbsolutePath().normalize();
  }

  /// The folder of the stack that writes this log, if it is one.
  static Optional<Path> ofLog(String log) {
    return Optional.ofNullable(Path.of(log).getParent())
        .flatMap(logs -> Optional.ofNullable(logs.getParent()))
        .filter(folder -> Files.exists(folder.resolve(LOCK)));
  }

  Path broker() {
    return path.resolve("broker");
  }

  Path logs() {
    return path.resolve("logs");
  }

  /// The file for the output of a process.
  Path log(String name) {
    return name.equals("broker") ? BrokerProcess.log(broker()) : logs().resolve(name + ".log");
  }

  /// The logs of all processes so far, the broker's first.
  Stream<Path> logFiles() {
    var services =
        Optional.ofNullable(logs().toFile().listFiles()).stream().flatMap(Arrays::stream);
    return Stream.concat(Stream.of(log("broker")), services.map(File::toPath).sorted())
        .filter(Files::exists);
  }

  /// Where the stack is and which processes it has; the file exists while it is ready.
  ReadyFile state() {
    return new ReadyFile(path.resolve("stack.json"));
  }

  /// Creates the folder and takes it for this process, until the process ends or closes the lock.
  ///
  /// @throws CliException naming the process that has it, or if the folder cannot be written
  FileChannel lock() {
    try {
      Files.createDirectories(logs());
      return tryLock().orElseThrow(() -> CliException.usage(held()));
    } catch (IOException _) {
      throw CliException.usage(
          "cannot write to the data folder %s; choose another one with --data".formatted(path));
    }
  }

  /// The process of the stack that runs on this folder.
  Optional<ProcessHandle> holder() {
    if (Files.notExists(path.resolve(LOCK))) {
      return Optional.empty();
    }
    try {
      var free = tryLock();
      if (free.isPresent()) {
        free.get().close();
        return Optional.empty();
      }
      return ProcessHandle.of(pid());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long pid() throws IOException {
    return Long.parseLong(Files.readString(path.resolve(LOCK)));
  }

  private String held() {
    try {
      var kafka = state().read().map(found -> ", Kafka at " + found.bootstrap()).orElse("");
      return "the data folder %s is in use: a stack runs on it (process %d%s); stop it with `tierworks down --data %1$s`, or choose another folder with --data"
          .formatted(path, pid(), kafka);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<FileChannel> tryLock() throws IOException {
    var file = FileChannel.open(path.resolve(LOCK), CREATE, WRITE);
    if (file.tryLock() == null) {
      file.close();
      return Optional.empty();
    }
    file.truncate(0);
    file.write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())));
    return Optional.of(file);
  }
}
