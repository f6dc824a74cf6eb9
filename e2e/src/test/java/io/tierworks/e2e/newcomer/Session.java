package io.tierworks.e2e.newcomer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// A process on a terminal that runs command after command, with the options that the launcher
/// gives: a process for each would take most of its time to start. One thread.
final class Session implements AutoCloseable {
  private static final String JAVA =
      "exec \"$TIERWORKS_JAVA_HOME/bin/java\" -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
          + " --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
          + " -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Dtierworks.home=\"$PWD\""
          + " -Dlogback.configurationFile=command-logback.xml"
          + " -Dtierworks.columns=$(tput cols) "
          + SessionMain.class.getName();

  private final Process process;
  private final BufferedReader output;
  private final Writer input;

  private Session(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.input = process.outputWriter(StandardCharsets.UTF_8);
  }

  static Session on(Shell shell) throws IOException {
    var classPath = System.getProperty("java.class.path");
    var session = new Session(shell.with("CLASSPATH", classPath).start(JAVA));
    session.screen("");
    return session;
  }

  /// @param arguments words, separated by spaces
  Screen run(String arguments) {
    try {
      input.append(arguments).append('\n').flush();
      return screen("./tierworks " + arguments);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Screen screen(String line) throws IOException {
    var text = new StringBuilder();
    int next = output.read();
    for (; next >= 0 && next != SessionMain.END; next = output.read()) {
      text.append((char) next);
    }
    if (next < 0) {
      throw new IOException(line + ": the process has ended: " + text);
    }
    return new Screen(line, Integer.parseInt(output.readLine().strip()), text.toString());
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
