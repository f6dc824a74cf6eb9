package io.tierworks.worker.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tierworks.common.contract.subtask.ToolCall.Outcome;
import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.Settings;
import io.tierworks.worker.Subtasks;
import io.tierworks.worker.tools.Tool;
import io.tierworks.worker.tools.ToolOutcome;
import io.tierworks.worker.tools.ToolRunner;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Against the reference server of the protocol from npm. Without `npx` or npm's registry, the
/// tests that need it are skipped.
class McpServerTest {
  private static final String PACKAGE = "@modelcontextprotocol/server-everything@2026.8.31";
  private static final String TOOLS = "echo,get-env,trigger-long-running-operation";
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void onlyTheToolsOfTheSettingsAreOffered() throws Exception {
    try (var server = stdio("echo")) {
      assertThat(server.connect())
          .extracting(tool -> tool.definition().name())
          .containsExactly("every__echo");
    }
  }

  @Test
  void aToolIsCalledOverTheStandardStreams() throws Exception {
    try (var server = stdio(TOOLS)) {
      assertThat(call(server.connect(), "every__echo", "{\"message\":\"hello\"}"))
          .isEqualTo(new ToolOutcome.Result("Echo: hello"));
    }
  }

  @Test
  void theServerSeesNoVariableOfTheWorker() throws Exception {
    try (var server = stdio(TOOLS)) {
      var result = (ToolOutcome.Result) call(server.connect(), "every__get-env", "{}");
      System.getenv().keySet().stream()
          .filter(
              name -> name.startsWith("TIERWORKS") || name.contains("KEY") || name.equals("USER"))
          .forEach(name -> assertThat(result.text()).doesNotContain("\"" + name + "\""));
      assertThat(result.text()).contains("PATH").doesNotContain("\"LANG\"", "\"JAVA_HOME\"");
    }
  }

  @Test
  void aCallThatTakesTooLongIsATimeoutAndTheNextOneWorks() throws Exception {
    try (var server = stdio(TOOLS)) {
      var tools = server.connect();
      var slow = named(tools, "every__trigger-long-running-operation");
      var outcome =
          new ToolRunner(Duration.ofMillis(200))
              .run(slow, Subtasks.json("{\"duration\":30,\"steps\":2}"), LONG);
      assertThat(outcome.code()).isEqualTo(Outcome.TIMEOUT);
      assertThat(call(tools, "every__echo", "{\"message\":\"again\"}").code())
          .isEqualTo(Outcome.OK);
    }
  }

  @Test
  void wrongArgumentsAreAFailure() throws Exception {
    try (var server = stdio(TOOLS)) {
      var outcome = call(server.connect(), "every__echo", "{\"message\":7}");
      assertThat(outcome.code()).isEqualTo(Outcome.FAILED);
    }
  }

  @Test
  void aToolIsCalledOverHttp() throws Exception {
    needsNpx();
    int port = freePort();
    var process = new ProcessBuilder("npx", "-y", PACKAGE, "streamableHttp");
    process.environment().put("PORT", Integer.toString(port));
    var running = process.redirectErrorStream(true).redirectOutput(new File("/dev/null")).start();
    try {
      Awaitility.await().atMost(LONG).until(() -> accepts(port));
      var settings =
          Map.of("mcp.every.url", "http://localhost:" + port + "/mcp", "mcp.every.tools", TOOLS);
      try (var server = McpServer.from(Settings.of(settings)).getFirst()) {
        assertThat(call(server.connect(), "every__echo", "{\"message\":\"hello\"}"))
            .isEqualTo(new ToolOutcome.Result("Echo: hello"));
      }
    } finally {
      running.descendants().forEach(ProcessHandle::destroy);
      running.destroy();
    }
  }

  @Test
  void wrongSettingsAreNamed() {
    assertFault(Map.of("mcp.a.command", "x"), "mcp.a.tools", "name the tools");
    assertFault(Map.of("mcp.a.tools", "x"), "mcp.a.command", "either this or mcp.a.url");
    var gone = Map.of("mcp.a.command", "/no/such/program", "mcp.a.tools", "x");
    var server = McpServer.from(Settings.of(gone)).getFirst();
    assertThatThrownBy(server::connect)
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("mcp.a");
  }

  @Test
  void aServerWithoutTheNamedToolIsRefused() throws Exception {
    try (var server = stdio("echo,no-such-tool")) {
      assertThatThrownBy(server::connect)
          .isInstanceOf(InvalidSettings.class)
          .hasMessageContaining("the server has no tool no-such-tool");
    }
  }

  private static void assertFault(Map<String, String> settings, String key, String rule) {
    assertThatThrownBy(() -> McpServer.from(Settings.of(settings)))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(key)
        .hasMessageContaining(rule);
  }

  private static McpServer stdio(String tools) throws Exception {
    needsNpx();
    var settings = Map.of("mcp.every.command", "npx -y " + PACKAGE, "mcp.every.tools", tools);
    return McpServer.from(Settings.of(settings)).getFirst();
  }

  private static ToolOutcome call(List<Tool> tools, String name, String arguments)
      throws InterruptedException {
    return new ToolRunner(LONG).run(named(tools, name), Subtasks.json(arguments), LONG);
  }

  private static Tool named(List<Tool> tools, String name) {
    return tools.stream()
        .filter(tool -> tool.definition().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void needsNpx() throws Exception {
    boolean there =
        List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npx")));
    assumeTrue(there, "npx is not installed");
    var view = new ProcessBuilder("npm", "view", PACKAGE, "version");
    var process = view.redirectErrorStream(true).redirectOutput(new File("/dev/null")).start();
    assumeTrue(
        process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0,
        "npm's registry cannot be reached");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean accepts(int port) {
    try (var socket = new Socket("localhost", port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }
}
