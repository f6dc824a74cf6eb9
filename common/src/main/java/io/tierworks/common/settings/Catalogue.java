package io.tierworks.common.settings;

import static io.tierworks.common.settings.Setting.Kind.ADDRESS;
import static io.tierworks.common.settings.Setting.Kind.DURATION;
import static io.tierworks.common.settings.Setting.Kind.JSON_MODE;
import static io.tierworks.common.settings.Setting.Kind.LIST;
import static io.tierworks.common.settings.Setting.Kind.MONEY;
import static io.tierworks.common.settings.Setting.Kind.PATH;
import static io.tierworks.common.settings.Setting.Kind.SECRET;
import static io.tierworks.common.settings.Setting.Kind.SHARE_OR_GROUP;
import static io.tierworks.common.settings.Setting.Kind.TEXT;
import static io.tierworks.common.settings.Setting.Kind.TOKEN_FIELD;
import static io.tierworks.common.settings.Setting.Kind.WHOLE;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Every setting there is. The table in `docs/reference/settings.md` is made from this list.
public final class Catalogue {
  /// Keys below this prefix go to the Kafka clients untouched.
  public static final String PASS_THROUGH = "kafka.";

  /// A secret's key with this ending names the file that holds it.
  static final String FILE = "-file";

  /// The Kafka clients' secrets, by their names.
  private static final Pattern KAFKA_SECRET =
      Pattern.compile("password|passphrase|secret|jaas|(?:[.]key|token|credentials)$");

  private static final List<Setting> SETTINGS =
      List.of(
          new Setting(
              "bootstrap", LIST, "localhost:9092", "Kafka brokers, host:port, comma-separated."),
          new Setting(
              "topics.prefix", TEXT, "tierworks.", "Put before every topic and group name."),
          new Setting(
              "topics.partitions",
              WHOLE,
              "4",
              "Partitions of the keyed topics; fixed once created."),
          new Setting(
              "topics.replication",
              WHOLE,
              "-1",
              "Replicas of each topic; -1 is the broker's default."),
          new Setting(
              "intake",
              SHARE_OR_GROUP,
              "share",
              "How workers take subtasks: share (share groups, Kafka 4.2+) or group."),
          new Setting(
              "intake.group-partitions",
              WHOLE,
              "32",
              "Partitions of the subtask topics with intake=group."),
          new Setting(
              "tiers",
              LIST,
              "nano,mini,flagship",
              "The ladder, cheapest first; the last one plans and judges."),
          new Setting("tier.flagship.model", TEXT, "gpt-5.4", "Model name at the endpoint."),
          new Setting("tier.mini.model", TEXT, "gpt-5.4-mini", "Model name at the endpoint."),
          new Setting("tier.nano.model", TEXT, "gpt-5.4-nano", "Model name at the endpoint."),
          new Setting(
              "tier.flagship.price-input", MONEY, "2.50", "Dollars per million input tokens."),
          new Setting(
              "tier.flagship.price-cached",
              MONEY,
              "0.25",
              "Dollars per million cached input tokens."),
          new Setting(
              "tier.flagship.price-output",
              MONEY,
              "15.00",
              "Dollars per million output tokens, reasoning included."),
          new Setting("tier.mini.price-input", MONEY, "0.75", "Dollars per million input tokens."),
          new Setting(
              "tier.mini.price-cached", MONEY, "0.075", "Dollars per million cached input tokens."),
          new Setting(
              "tier.mini.price-output",
              MONEY,
              "4.50",
              "Dollars per million output tokens, reasoning included."),
          new Setting("tier.nano.price-input", MONEY, "0.20", "Dollars per million input tokens."),
          new Setting(
              "tier.nano.price-cached", MONEY, "0.02", "Dollars per million cached input tokens."),
          new Setting(
              "tier.nano.price-output",
              MONEY,
              "1.25",
              "Dollars per million output tokens, reasoning included."),
          new Setting(
              "tier.flagship.skill",
              TEXT,
              "plans, judges, solves what the others hand up",
              "Told to the planner."),
          new Setting(
              "tier.mini.skill",
              TEXT,
              "summarises, answers questions, weighs several sources",
              "Told to the planner."),
          new Setting(
              "tier.nano.skill",
              TEXT,
              "classifies, extracts, checks and scores single items",
              "Told to the planner."),
          new Setting(
              "tier.flagship.slots", WHOLE, "16", "Calls one worker of the tier runs at once."),
          new Setting(
              "tier.*.model", TEXT, "", "Model name at the endpoint, for a tier of your own."),
          new Setting(
              "tier.*.price-input",
              MONEY,
              "",
              "Dollars per million input tokens, for a tier of your own."),
          new Setting(
              "tier.*.price-cached",
              MONEY,
              "",
              "Dollars per million cached input tokens, for a tier of your own."),
          new Setting(
              "tier.*.price-output",
              MONEY,
              "",
              "Dollars per million output tokens, for a tier of your own."),
          new Setting("tier.*.skill", TEXT, "", "What the tier is good at; told to the planner."),
          new Setting("tier.*.slots", WHOLE, "64", "Calls one worker of the tier runs at once."),
          new Setting(
              "tier.*.url",
              ADDRESS,
              "https://api.openai.com/v1",
              "OpenAI-compatible endpoint; OPENAI_BASE_URL sets it for all tiers."),
          new Setting(
              "tier.*.key",
              SECRET,
              "",
              "API key, only from the environment; OPENAI_API_KEY sets it for all tiers."),
          new Setting("tier.*.key-file", PATH, "", "File that holds the API key."),
          new Setting(
              "tier.*.timeout",
              DURATION,
              "PT1M",
              "Hard bound over one HTTP exchange, body included."),
          new Setting(
              "tier.*.max-tries", WHOLE, "4", "HTTP tries within one attempt, the first included."),
          new Setting(
              "tier.*.token-field",
              TOKEN_FIELD,
              "max_completion_tokens",
              "The endpoint's field for the output limit: max_completion_tokens or max_tokens."),
          new Setting(
              "tier.*.json-mode",
              JSON_MODE,
              "schema",
              "Structured output of the endpoint: schema, object or none."),
          new Setting(
              "tier.*.reasoning-effort",
              TEXT,
              "",
              "Passed to the endpoint if set: none, low, medium, high, xhigh."),
          new Setting("job.max-cost", MONEY, "5.00", "Cap of a job that names none, in dollars."),
          new Setting("job.max-time", DURATION, "PT1H", "Time limit of a job that names none."),
          new Setting(
              "job.wrap-up-time",
              DURATION,
              "PT1M",
              "Kept of a job's time for judging what is there; at most a fifth of it."),
          new Setting(
              "job.max-pause",
              DURATION,
              "P1D",
              "How long a job that paused at a limit waits for a person to raise it."),
          new Setting(
              "job.retention",
              DURATION,
              "P7D",
              "How long a finished job's id and result are remembered; after that its id is free."),
          new Setting("job.max-subtasks", WHOLE, "10000", "Subtasks of a job that names no limit."),
          new Setting(
              "job.max-rounds",
              WHOLE,
              "1",
              "Times the judge may send work back, for a job that names no limit."),
          new Setting(
              "job.max-attempts",
              WHOLE,
              "4",
              "Attempts for one subtask, escalations included, for a job that names no limit."),
          new Setting(
              "planner.tick", DURATION, "PT0.1S", "The planner's clock for leases and deadlines."),
          new Setting(
              "planner.lease",
              DURATION,
              "PT2S",
              "Silence after which a worker's attempts are issued again."),
          new Setting(
              "planner.window-job",
              WHOLE,
              "256",
              "Subtasks of one job that may be released and unfinished."),
          new Setting(
              "planner.window-tier",
              WHOLE,
              "512",
              "Subtasks of one tier, per partition, that may be released and unfinished at most; fewer where they would only wait."),
          new Setting("planner.threads", WHOLE, "1", "Stream threads."),
          new Setting(
              "planner.commit-interval",
              DURATION,
              "PT0.01S",
              "How often the planner's transactions commit."),
          new Setting(
              "planner.standbys",
              WHOLE,
              "0",
              "Warm copies of the state in other planner processes."),
          new Setting(
              "planner.state-dir",
              PATH,
              "",
              "Where state is kept; empty is a folder in the system's temporary folder."),
          new Setting(
              "planner.store-memory-mib",
              WHOLE,
              "128",
              "MiB that the planner's stores hold outside the heap, all together: blocks read, and writes not yet on disk."),
          new Setting(
              "planner.instance",
              TEXT,
              "",
              "Name of this planner process, stable across restarts; empty derives one from the host."),
          new Setting("planner.http-host", TEXT, "127.0.0.1", "Address of the planner's HTTP API."),
          new Setting(
              "planner.http-port",
              WHOLE,
              "8080",
              "Port of the planner's HTTP API; 0 takes a free one."),
          new Setting(
              "planner.api-token",
              SECRET,
              "",
              "Bearer token that the HTTP API asks for, health excepted; only from the environment."),
          new Setting("planner.api-token-file", PATH, "", "File that holds the token of the API."),
          new Setting(
              "worker.heartbeat", DURATION, "PT0.25S", "How often a worker says that it lives."),
          new Setting(
              "worker.grace",
              DURATION,
              "PT25S",
              "How long a stopping worker lets its calls finish; the rest is handed back."),
          new Setting(
              "worker.instance", TEXT, "", "Name of this worker process; empty makes one up."),
          new Setting(
              "worker.http-host", TEXT, "127.0.0.1", "Address of the worker's health and metrics."),
          new Setting(
              "worker.http-port",
              WHOLE,
              "-1",
              "Port for health and metrics; 0 takes a free one, -1 opens none."));

  private Catalogue() {}

  public static List<Setting> settings() {
    return SETTINGS;
  }

  /// Whether a value is shown to nobody. What we do not know we do not show.
  static boolean isSecret(String key) {
    if (key.startsWith(PASS_THROUGH)) {
      return KAFKA_SECRET.matcher(key.toLowerCase(Locale.ROOT)).find();
    }
    return find(key).map(setting -> setting.kind() == Setting.Kind.SECRET).orElse(true);
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

  static Optional<Setting> find(String key) {
    return SETTINGS.stream()
        .filter(s -> s.key().equals(key))
        .findFirst()
        .or(() -> SETTINGS.stream().filter(s -> s.covers(key)).findFirst());
  }
}
