package io.tierworks.common.settings;

import static io.tierworks.common.settings.SettingDefinition.Kind.ADDRESS;
import static io.tierworks.common.settings.SettingDefinition.Kind.DURATION;
import static io.tierworks.common.settings.SettingDefinition.Kind.INTEGER;
import static io.tierworks.common.settings.SettingDefinition.Kind.LIST;
import static io.tierworks.common.settings.SettingDefinition.Kind.MONEY;
import static io.tierworks.common.settings.SettingDefinition.Kind.PATH;
import static io.tierworks.common.settings.SettingDefinition.Kind.SECRET;
import static io.tierworks.common.settings.SettingDefinition.Kind.TEXT;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Every setting there is. The table in `docs/reference/settings.md` is made from this list.
public final class SettingDefinitions {
  /// Keys below this prefix go to the Kafka clients untouched.
  public static final String PASS_THROUGH = "kafka.";

  /// A secret's key with this ending names the file that holds it.
  static final String FILE = "-file";

  /// The Kafka clients' secrets, by their names.
  private static final Pattern KAFKA_SECRET =
      Pattern.compile("password|passphrase|secret|jaas|(?:[.]key|token|credentials)$");

  private static final List<SettingDefinition> SETTINGS =
      List.of(
          new SettingDefinition(
              "bootstrap", LIST, "localhost:9092", "Kafka brokers, host:port, comma-separated."),
          new SettingDefinition(
              "topics.prefix", TEXT, "tierworks.", "Put before every topic and group name."),
          new SettingDefinition(
              "topics.partitions",
              INTEGER,
              "4",
              "Partitions of the keyed topics; fixed once created."),
          new SettingDefinition(
              "topics.replication",
              INTEGER,
              "-1",
              "Replicas of each topic; -1 is the broker's default."),
          SettingDefinition.choice(
              "intake",
              List.of("share", "group"),
              "share",
              "How workers take subtasks: share (share groups, Kafka 4.2+) or group."),
          new SettingDefinition(
              "intake.group-partitions",
              INTEGER,
              "32",
              "Partitions of the subtask topics with intake=group."),
          new SettingDefinition(
              "tiers",
              LIST,
              "nano,mini,flagship",
              "The ladder, cheapest first; the last one plans and judges."),
          new SettingDefinition(
              "tier.flagship.model", TEXT, "gpt-5.4", "Model name at the endpoint."),
          new SettingDefinition(
              "tier.mini.model", TEXT, "gpt-5.4-mini", "Model name at the endpoint."),
          new SettingDefinition(
              "tier.nano.model", TEXT, "gpt-5.4-nano", "Model name at the endpoint."),
          new SettingDefinition(
              "tier.flagship.price-input", MONEY, "2.50", "Dollars per million input tokens."),
          new SettingDefinition(
              "tier.flagship.price-cached",
              MONEY,
              "0.25",
              "Dollars per million cached input tokens."),
          new SettingDefinition(
              "tier.flagship.price-output",
              MONEY,
              "15.00",
              "Dollars per million output tokens, reasoning included."),
          new SettingDefinition(
              "tier.mini.price-input", MONEY, "0.75", "Dollars per million input tokens."),
          new SettingDefinition(
              "tier.mini.price-cached", MONEY, "0.075", "Dollars per million cached input tokens."),
          new SettingDefinition(
              "tier.mini.price-output",
              MONEY,
              "4.50",
              "Dollars per million output tokens, reasoning included."),
          new SettingDefinition(
              "tier.nano.price-input", MONEY, "0.20", "Dollars per million input tokens."),
          new SettingDefinition(
              "tier.nano.price-cached", MONEY, "0.02", "Dollars per million cached input tokens."),
          new SettingDefinition(
              "tier.nano.price-output",
              MONEY,
              "1.25",
              "Dollars per million output tokens, reasoning included."),
          new SettingDefinition(
              "tier.flagship.skill",
              TEXT,
              "plans, judges, solves what the others hand up",
              "Told to the planner."),
          new SettingDefinition(
              "tier.mini.skill",
              TEXT,
              "summarises, answers questions, weighs several sources",
              "Told to the planner."),
          new SettingDefinition(
              "tier.nano.skill",
              TEXT,
              "classifies, extracts, checks and scores single items",
              "Told to the planner."),
          new SettingDefinition(
              "tier.flagship.slots", INTEGER, "16", "Calls one worker of the tier runs at once."),
          new SettingDefinition(
              "tier.*.model", TEXT, "", "Model name at the endpoint, for a tier of your own."),
          new SettingDefinition(
              "tier.*.price-input",
              MONEY,
              "",
              "Dollars per million input tokens, for a tier of your own."),
          new SettingDefinition(
              "tier.*.price-cached",
              MONEY,
              "",
              "Dollars per million cached input tokens, for a tier of your own."),
          new SettingDefinition(
              "tier.*.price-output",
              MONEY,
              "",
              "Dollars per million output tokens, for a tier of your own."),
          new SettingDefinition(
              "tier.*.skill", TEXT, "", "What the tier is good at; told to the planner."),
          new SettingDefinition(
              "tier.*.slots", INTEGER, "64", "Calls one worker of the tier runs at once."),
          new SettingDefinition(
              "tier.*.url",
              ADDRESS,
              "https://api.openai.com/v1",
              "OpenAI-compatible endpoint; OPENAI_BASE_URL sets it for all tiers."),
          new SettingDefinition(
              "tier.*.key",
              SECRET,
              "",
              "API key, only from the environment; OPENAI_API_KEY sets it for all tiers."),
          new SettingDefinition("tier.*.key-file", PATH, "", "File that holds the API key."),
          new SettingDefinition(
              "tier.*.timeout",
              DURATION,
              "PT1M",
              "Hard bound over one HTTP exchange, body included."),
          new SettingDefinition(
              "tier.*.max-tries",
              INTEGER,
              "4",
              "HTTP tries within one attempt, the first included."),
          SettingDefinition.choice(
              "tier.*.token-field",
              List.of("max_completion_tokens", "max_tokens"),
              "max_completion_tokens",
              "The endpoint's field for the output limit: max_completion_tokens or max_tokens."),
          SettingDefinition.choice(
              "tier.*.json-mode",
              List.of("schema", "object", "none"),
              "schema",
              "Structured output of the endpoint: schema, object or none."),
          new SettingDefinition(
              "tier.*.reasoning-effort",
              TEXT,
              "",
              "Passed to the endpoint if set: none, low, medium, high, xhigh."),
          new SettingDefinition(
              "job.max-cost", MONEY, "5.00", "Cap of a job that names none, in dollars."),
          new SettingDefinition(
              "job.max-time", DURATION, "PT1H", "Time limit of a job that names none."),
          new SettingDefinition(
              "job.wrap-up-time",
              DURATION,
              "PT1M",
              "Kept of a job's time for judging what is there; at most a fifth of it."),
          new SettingDefinition(
              "job.max-pause",
              DURATION,
              "P1D",
              "How long a job that paused at a limit waits for a person to raise it."),
          new SettingDefinition(
              "job.retention",
              DURATION,
              "P7D",
              "How long a finished job's id and result are remembered; after that its id is free."),
          new SettingDefinition(
              "job.max-subtasks", INTEGER, "10000", "Subtasks of a job that names no limit."),
          new SettingDefinition(
              "job.max-rounds",
              INTEGER,
              "1",
              "Times the judge may send work back, for a job that names no limit."),
          new SettingDefinition(
              "job.max-attempts",
              INTEGER,
              "4",
              "Attempts for one subtask, escalations included, for a job that names no limit."),
          new SettingDefinition(
              "planner.tick", DURATION, "PT0.1S", "The planner's clock for leases and deadlines."),
          new SettingDefinition(
              "planner.lease",
              DURATION,
              "PT2S",
              "Silence after which a worker's attempts are issued again."),
          new SettingDefinition(
              "planner.window-job",
              INTEGER,
              "256",
              "Subtasks of one job that may be released and unfinished."),
          new SettingDefinition(
              "planner.window-tier",
              INTEGER,
              "512",
              "Subtasks of one tier, per partition, that may be released and unfinished at most; fewer where they would only wait."),
          new SettingDefinition("planner.threads", INTEGER, "1", "Stream threads."),
          new SettingDefinition(
              "planner.commit-interval",
              DURATION,
              "PT0.01S",
              "How often the planner's transactions commit."),
          new SettingDefinition(
              "planner.standbys",
              INTEGER,
              "0",
              "Warm copies of the state in other planner processes."),
          new SettingDefinition(
              "planner.state-dir",
              PATH,
              "",
              "Where state is kept; empty is a folder in the system's temporary folder."),
          new SettingDefinition(
              "planner.store-memory-mib",
              INTEGER,
              "128",
              "MiB that the planner's stores hold outside the heap, all together: blocks read, and writes not yet on disk."),
          new SettingDefinition(
              "planner.instance",
              TEXT,
              "",
              "Name of this planner process, stable across restarts; empty derives one from the host."),
          new SettingDefinition(
              "planner.http-host", TEXT, "127.0.0.1", "Address of the planner's HTTP API."),
          new SettingDefinition(
              "planner.http-port",
              INTEGER,
              "8080",
              "Port of the planner's HTTP API; 0 takes a free one."),
          new SettingDefinition(
              "planner.api-token",
              SECRET,
              "",
              "Bearer token that the HTTP API asks for, health excepted; only from the environment."),
          new SettingDefinition(
              "planner.api-token-file", PATH, "", "File that holds the token of the API."),
          new SettingDefinition(
              "worker.heartbeat", DURATION, "PT0.25S", "How often a worker says that it lives."),
          new SettingDefinition(
              "worker.grace",
              DURATION,
              "PT25S",
              "How long a stopping worker lets its calls finish; the rest is handed back."),
          new SettingDefinition(
              "worker.instance", TEXT, "", "Name of this worker process; empty makes one up."),
          new SettingDefinition(
              "worker.http-host", TEXT, "127.0.0.1", "Address of the worker's health and metrics."),
          new SettingDefinition(
              "worker.http-port",
              INTEGER,
              "-1",
              "Port for health and metrics; 0 takes a free one, -1 opens none."));

  private SettingDefinitions() {}

  public static List<SettingDefinition> settings() {
    return SETTINGS;
  }

  /// Whether a value is shown to nobody. What we do not know we do not show.
  static boolean isSecret(String key) {
    if (key.startsWith(PASS_THROUGH)) {
      return KAFKA_SECRET.matcher(key.toLowerCase(Locale.ROOT)).find();
    }
    return find(key).map(setting -> setting.kind() == SettingDefinition.Kind.SECRET).orElse(true);
  }

  /// Whether this is a declared secret or a secret of the Kafka clients.
  static boolean isKnownSecret(String key) {
    return (key.startsWith(PASS_THROUGH) || find(key).isPresent()) && isSecret(key);
  }

  /// Where a secret may come from.
  static String wayOutFor(String key) {
    return key.startsWith(PASS_THROUGH)
        ? "use the environment, or kafka.config.providers with a file (docs/how-to/secure.md)"
        : "use the environment or " + key + FILE;
  }

  static Optional<SettingDefinition> find(String key) {
    return SETTINGS.stream()
        .filter(s -> s.key().equals(key))
        .findFirst()
        .or(() -> SETTINGS.stream().filter(s -> s.covers(key)).findFirst());
  }
}
