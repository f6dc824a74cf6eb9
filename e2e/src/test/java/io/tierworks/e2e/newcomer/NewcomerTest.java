package io.tierworks.e2e.newcomer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.cli.TierworksMain;
import io.tierworks.e2e.installation.SimulatorAdmin;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.BrokerUnderTest;
import io.tierworks.testkit.SharedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// A new user on a terminal of 80 columns pastes the README, block by block, and tries every
/// command with right and wrong input. The README, the commands of processes and some others run
/// through the launcher `./tierworks`, all others in one process with its options.
@Order(1)
@ExtendWith(SharedBroker.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NewcomerTest {
  static final List<Trial> WITHOUT_STACK = Trials.WITHOUT_STACK;
  static final List<Trial> ON_STACK = Trials.ON_STACK;

  /// On a terminal and in a pipe they show the same words.
  static final List<String> TWICE =
      List.of("--help", "config", "demo --list", "show wide", "show nosuch");

  private static final Pattern EXIT_CODE = Pattern.compile("(?m)^\\| (\\d+) \\|");
  private static final Pattern DEAD_LETTER = Pattern.compile("jobs/\\d+:\\d+");
  private static final String USUAL_ADDRESS = "localhost:9092";
  private static final String ERROR = "tierworks: ";

  /// Scale of the latency of the stack's simulator.
  private static final double QUICK = 0.1;

  /// Exit code of a command that does not yet apply to the job.
  private static final int NOT_YET = 5;

  @TempDir private static Path folder = Path.of("");

  private static BuiltClone clone = new BuiltClone(Path.of(""));
  private static Shell shell = new Shell(Path.of(""), Map.of(), List.of());
  private static final Map<Trial, Future<Screen>> SCREENS = new HashMap<>();
  private static ExecutorService aside = Executors.newSingleThreadExecutor();
  private static final Deque<Session> SESSIONS = new ArrayDeque<>();
  private static boolean isPrepared;

  @BeforeAll
  static void prepare(BrokerUnderTest broker) throws IOException {
    TestInstallation.writeCaches(broker);
    clone = BuiltClone.in(folder);
    var found = Shell.in(folder, clone.variables());
    Assumptions.assumeTrue(found.isPresent(), "neither script nor python3 gives a pseudo-terminal");
    shell = found.orElseThrow();
    // Without it, the stack outlives a test that is interrupted.
    Runtime.getRuntime().addShutdownHook(new Thread(NewcomerTest::stop));
    clone.write("wrong.json", "{\"gol\":\"Sort them\",\"limits\":{\"maxCost\":-1}}");
    clone.write("pets.json", job("pets", "\"review\":\"both\",\"plan\":\"map\","));
    clone.write("toys.json", job("toys", "\"review\":\"plan\",\"plan\":\"map\","));
    clone.write("note.txt", "The cat sleeps. The dog plays in the garden.");
    clone.write("wide.json", job("wide", "\"plan\":\"direct\","));
    clone.write(
        "asks.json",
        "{\"id\":\"asks\",\"goal\":\"Classify as billing or technical\",\"plan\":\"map\","
            + "\"review\":\"info\",\"items\":[\"Same as last time.\",\"I was charged twice.\"]}");
    // A run after a failure begins anew.
    isPrepared = false;
    aside = Executors.newSingleThreadExecutor();
    var session = begin();
    // While the stack waits for its model, the machine has time for these.
    WITHOUT_STACK.forEach(trial -> SCREENS.put(trial, aside.submit(() -> run(trial, session))));
  }

  private static String job(String id, String more) {
    var items = "\"猫がソファで寝ています。\",\"%s\"".formatted("犬は庭で遊んで、鳥は木の上で歌います。".repeat(4));
    return "{\"id\":\"%s\",%s\"goal\":\"Say which animals these are\",\"items\":[%s]}"
        .formatted(id, more, items);
  }

  private static Session begin() throws IOException {
    SESSIONS.push(Session.on(shell));
    return SESSIONS.element();
  }

  @AfterAll
  static void stop() {
    aside.shutdownNow();
    SESSIONS.forEach(Session::close);
    SESSIONS.clear();
    if (Files.exists(folder.resolve(".tierworks/stack.json"))) {
      shell.inPipe("./tierworks down");
    }
  }

  static List<String> readme() throws IOException {
    return Readme.blocks();
  }

  @Order(1)
  @ParameterizedTest
  @MethodSource("readme")
  void everyBlockOfTheReadmeWorksWhenItIsPasted(String block) throws IOException {
    Assumptions.assumeTrue(
        !block.contains("kcat") || shell.inPipe("command -v kcat").code() == 0,
        "kcat not found; deploy/ci/foreign-clients installs it");
    var screen = shell.onTerminal("set -eo pipefail; " + atStack(block));

    assertThat(screen.code()).as(screen.text()).isZero();
    assertThat(block).as("a comment is no comment in zsh").doesNotContain("#");
    assertThat(screen.javaNames()).isEmpty();
    if (block.contains("kcat")) {
      assertThat(screen.text()).contains("\"job\":\"triage-1\"", "\"status\":\"completed\"");
    } else {
      assertThat(screen.linesWiderThan(Shell.COLUMNS)).isEmpty();
    }
  }

  /// The address is another one if something else has the usual port. The demo has shown the usual
  /// latency.
  private static String atStack(String block) throws IOException {
    if (clone.stack().isEmpty()) {
      return block;
    }
    var stack = clone.stack().orElseThrow();
    SimulatorAdmin.at(stack.path("simulator").asText().replace("/v1", "")).latency(QUICK);
    var address = stack.path("bootstrap").asText();
    shell = shell.with("TIERWORKS_BOOTSTRAP", address);
    return block.replace(USUAL_ADDRESS, address);
  }

  @Order(3)
  @ParameterizedTest
  @FieldSource("WITHOUT_STACK")
  void everyCommandAnswersWithoutAStack(Trial trial) throws Exception {
    check(trial, Objects.requireNonNull(SCREENS.get(trial)).get());
  }

  @Order(4)
  @ParameterizedTest
  @FieldSource("ON_STACK")
  void everyCommandAnswersOnAStack(Trial trial) throws Exception {
    ensureStack();
    check(trial, run(trial, SESSIONS.element()));
  }

  @Order(2)
  @ParameterizedTest
  @FieldSource("TWICE")
  void inAPipeAreTheSameWordsWithoutEscapeCodes(String arguments) throws IOException {
    ensureStack();
    var piped = shell.inPipe("./tierworks " + arguments);

    assertThat(piped.hasEscapeCodes()).isFalse();
    assertThat(shell.onTerminal("./tierworks " + arguments).wordsCut(piped)).isEmpty();
  }

  @Test
  void everyCommandIsTriedWithRightAndWrongInput() throws IOException {
    var commands = new TreeSet<String>();
    collect(TierworksMain.commandLine(), commands);
    var readme = String.join("\n", Readme.blocks());

    assertThat(commands)
        .contains("up", "dlq redrive")
        .allMatch(command -> isTried(command, false))
        .allMatch(command -> isTried(command, true) || readme.contains("./tierworks " + command));
  }

  private static boolean isTried(String command, boolean right) {
    return Stream.of(WITHOUT_STACK, ON_STACK)
        .flatMap(List::stream)
        .anyMatch(trial -> trial.isOf(command) && trial.isRight() == right);
  }

  private static void collect(CommandLine command, Set<String> names) {
    assertThat(command.setUsageHelpWidth(Shell.COLUMNS).getUsageMessage(Ansi.OFF).lines())
        .allMatch(line -> line.length() <= Shell.COLUMNS);
    for (var sub : command.getSubcommands().values()) {
      collect(sub, names);
    }
    if (command.getSubcommands().isEmpty()) {
      names.add(command.getCommandSpec().qualifiedName().replace("tierworks ", ""));
    }
  }

  /// With a job whose answer is wide and a dead letter.
  private static void ensureStack() throws IOException {
    if (isPrepared) {
      return;
    }
    if (clone.stack().isEmpty()) {
      assertThat(shell.onTerminal("./tierworks up -d").code()).isZero();
    }
    atStack("");
    var bootstrap = clone.stack().orElseThrow().path("bootstrap").asText();
    shell = shell.with("DEAD", deadLetter(bootstrap));
    assertThat(shell.onTerminal("./tierworks submit wide.json --wait").code()).isZero();
    begin();
    isPrepared = true;
  }

  /// @return its position in the list of dead letters
  private static String deadLetter(String bootstrap) {
    var settings = Map.<String, Object>of("bootstrap.servers", bootstrap);
    var text = new StringSerializer();
    try (var producer = new KafkaProducer<>(settings, text, text)) {
      producer.send(new ProducerRecord<>("tierworks.jobs", "no job"));
    }
    return Awaitility.await()
        .atMost(TestInstallation.PATIENCE)
        .until(
            () ->
                DEAD_LETTER.matcher(shell.inPipe("./tierworks dlq list").text()).results().toList(),
            found -> !found.isEmpty())
        .getFirst()
        .group();
  }

  /// A job whose command comes too early is tried again, as the message says.
  private static Screen run(Trial trial, Session session) {
    var screen = once(trial, session);
    for (int i = 0; i < 20 && trial.isRight() && screen.code() == NOT_YET; i++) {
      screen = once(trial, session);
    }
    return screen;
  }

  private static Screen once(Trial trial, Session session) {
    return trial.needsProcess()
        ? shell.onTerminal(trial.line(), trial.until())
        : session.run(trial.arguments(shell.variables()));
  }

  private static void check(Trial trial, Screen screen) throws IOException {
    var page = Files.readString(Path.of("..", "docs", "reference", "cli.md"));
    assertThat(EXIT_CODE.matcher(page).results().map(found -> found.group(1)))
        .contains("" + trial.code());
    assertThat(screen.code()).as(screen.text()).isEqualTo(trial.code());
    assertThat(screen.text()).isNotBlank();
    if (trial.wrapped()) {
      assertThat(screen.linesWiderThan(Shell.COLUMNS)).isEmpty();
      assertThat(screen.javaNames()).isEmpty();
    }
    if (!trial.isRight() && screen.text().contains(ERROR)) {
      assertThat(screen.namesAWayOut()).as(screen.text()).isTrue();
    }
  }
}
