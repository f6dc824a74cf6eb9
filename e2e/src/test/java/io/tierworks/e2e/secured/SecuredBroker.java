package io.tierworks.e2e.secured;

import io.tierworks.common.broker.Topics;
import io.tierworks.common.broker.access.Right;
import io.tierworks.common.broker.access.Role;
import io.tierworks.e2e.installation.ServiceProcess;
import io.tierworks.e2e.installation.TestInstallation;
import io.tierworks.testkit.broker.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.awaitility.Awaitility;

/// A broker that authenticates every client and grants only the published rights. Planner, user,
/// operator and admin log in with SCRAM, nano workers with PLAIN, mini workers with a client
/// certificate, flagship workers with a signed token (OAUTHBEARER). Only the broker itself and the
/// test's setup use an open listener.
final class SecuredBroker implements AutoCloseable {
  private static final String LOCALHOST = "127.0.0.1:";
  private static final String MODULES = "org.apache.kafka.common.security.";
  private static final String ALLOWED_URLS = "org.apache.kafka.sasl.oauthbearer.allowed.urls";
  private static final String TOKEN_OPTION = "-D" + ALLOWED_URLS + "=";
  private static final List<String> BY_SCRAM = List.of("planner", "user", "operator", "admin");

  private final Path folder;
  private final int saslPort;
  private final int sslPort;
  private final Map<String, String> secrets;
  private final TokenEndpoint tokens;
  private final Certificates certificates;
  private final Path trust;
  private final Path miniKey;
  private final int ownPort;
  private final ServiceProcess program;

  SecuredBroker(Path folder) throws IOException {
    this.folder = folder;
    this.saslPort = FreePort.find();
    this.sslPort = FreePort.find();
    this.ownPort = FreePort.find();
    this.secrets =
        java.util.stream.Stream.of(
                "planner", "user", "operator", "admin", "worker-nano", "worker-flagship", "stores")
            .collect(Collectors.toMap(Function.identity(), SecuredBroker::canary));
    this.certificates = new Certificates(folder, secret("stores"));
    this.tokens = new TokenEndpoint("worker-flagship", secret("worker-flagship"));
    // The test logs in as the flagship worker to try what that role may not do.
    System.setProperty(ALLOWED_URLS, tokens.tokenUrl());
    var brokerKey = certificates.key("broker");
    this.trust = certificates.trust("broker");
    this.miniKey = certificates.key("worker-mini");
    this.program =
        ServiceProcess.start(
            "broker",
            folder.resolve("broker.log"),
            List.of("-Xmx384m"),
            List.of(
                SecuredBrokerMain.class.getName(),
                written(settings(brokerKey, certificates.trust("worker-mini"))).toString(),
                folder.resolve("kafka").toString()),
            Map.of("JDK_JAVA_OPTIONS", TOKEN_OPTION + tokens.keysUrl()));
    awaitAnswer();
    addScramUsers();
  }

  private void awaitAnswer() {
    try (var admin = admin()) {
      Awaitility.await("broker")
          .atMost(TestInstallation.PATIENCE)
          .ignoreExceptions()
          .failFast("the broker ended; see " + program.log(), () -> !program.isAlive())
          .until(() -> !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty());
    }
  }

  private void addScramUsers() {
    try (var admin = admin()) {
      admin
          .alterUserScramCredentials(
              BY_SCRAM.stream()
                  .<org.apache.kafka.clients.admin.UserScramCredentialAlteration>map(name ->
                      new UserScramCredentialUpsertion(
                          name,
                          new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096),
                          secret(name)))
                  .toList())
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Grants exactly the rights of the roles.
  void grant(Topics topics) {
    var bindings =
        Role.all(topics).stream()
            .flatMap(role ->
                role.rights().stream().flatMap(right -> bindings(right, "User:" + role.name())))
            .toList();
    try (var admin = admin()) {
      admin.createAcls(bindings).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The test's admin client, with all rights.
  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", ownAddress()));
  }

  /// The principal of a role with its credentials.
  Principal principal(String role) {
    var settings = new TreeMap<String, String>();
    settings.put("kafka.ssl.truststore.location", trust.toString());
    settings.put("kafka.ssl.truststore.type", "PKCS12");
    settings.put("kafka.ssl.truststore.password", certificates.password());
    return switch (role) {
      case "worker-nano" -> byPlain(role, settings);
      case "worker-mini" -> byCertificate(role, settings);
      case "worker-flagship" -> byToken(role, settings);
      default -> byScram(role, secret(role), settings);
    };
  }

  /// A client that knows the name and not the password.
  Principal impostor(String role, String password) {
    var settings = new TreeMap<>(principal("planner").settings());
    return byScram(role, password, settings);
  }

  private Principal byScram(String role, String password, Map<String, String> settings) {
    settings.put("kafka.security.protocol", "SASL_SSL");
    settings.put("kafka.sasl.mechanism", "SCRAM-SHA-512");
    settings.put(
        "kafka.sasl.jaas.config",
        "%sscram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(MODULES, role, password));
    return new Principal(role, LOCALHOST + saslPort, settings, "");
  }

  /// The password is in a file; Kafka's config provider reads it.
  private Principal byPlain(String role, Map<String, String> settings) {
    var file = folder.resolve("nano.secrets");
    try {
      Files.writeString(file, "password=" + secret(role) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    settings.put("kafka.security.protocol", "SASL_SSL");
    settings.put("kafka.sasl.mechanism", "PLAIN");
    settings.put("kafka.config.providers", "file");
    settings.put(
        "kafka.config.providers.file.class",
        "org.apache.kafka.common.config.provider.FileConfigProvider");
    settings.put(
        "kafka.sasl.jaas.config",
        "%splain.PlainLoginModule required username=\"%s\" password=\"${file:%s:password}\";"
            .formatted(MODULES, role, file));
    return new Principal(role, LOCALHOST + saslPort, settings, "");
  }

  private Principal byCertificate(String role, Map<String, String> settings) {
    settings.put("kafka.security.protocol", "SSL");
    settings.put("kafka.ssl.keystore.location", miniKey.toString());
    settings.put("kafka.ssl.keystore.type", "PKCS12");
    settings.put("kafka.ssl.keystore.password", certificates.password());
    settings.put("kafka.ssl.key.password", certificates.password());
    return new Principal(role, LOCALHOST + sslPort, settings, "");
  }

  private Principal byToken(String role, Map<String, String> settings) {
    settings.put("kafka.security.protocol", "SASL_SSL");
    settings.put("kafka.sasl.mechanism", "OAUTHBEARER");
    settings.put(
        "kafka.sasl.jaas.config", MODULES + "oauthbearer.OAuthBearerLoginModule required;");
    settings.put(
        "kafka.sasl.login.callback.handler.class",
        MODULES + "oauthbearer.OAuthBearerLoginCallbackHandler");
    settings.put("kafka.sasl.oauthbearer.token.endpoint.url", tokens.tokenUrl());
    settings.put("kafka.sasl.oauthbearer.client.credentials.client.id", role);
    settings.put("kafka.sasl.oauthbearer.client.credentials.client.secret", secret(role));
    settings.put("kafka.sasl.oauthbearer.scope", "kafka");
    return new Principal(role, LOCALHOST + saslPort, settings, TOKEN_OPTION + tokens.tokenUrl());
  }

  /// Refusals so far, as logged by [RecordingAuthorizer].
  List<String> denials() {
    return lines(RecordingAuthorizer.DENIED);
  }

  /// Published rights that no client has used so far.
  List<String> unused(Topics topics) {
    var uses = lines(RecordingAuthorizer.ALLOWED);
    return Role.all(topics).stream()
        .flatMap(role ->
            role.rights().stream()
                .flatMap(right ->
                    right.operations().stream().map(operation -> use(role, right, operation))))
        .filter(use -> uses.stream().noneMatch(each -> matches(use, each)))
        .toList();
  }

  /// The line that [RecordingAuthorizer] logs; a prefix ends in a star.
  private static String use(Role role, Right right, AclOperation operation) {
    return "User:%s %s %s %s"
        .formatted(role.name(), operation, right.resource().resourceType(), right.resourceName());
  }

  private static boolean matches(String wanted, String use) {
    return wanted.endsWith("*")
        ? use.startsWith(wanted.substring(0, wanted.length() - 1))
        : use.equals(wanted);
  }

  private List<String> lines(String beginning) {
    try (var lines = Files.lines(folder.resolve("broker.log"))) {
      return lines
          .filter(line -> line.startsWith(beginning))
          .map(line -> line.substring(beginning.length()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A secret that must never appear in any output.
  static String canary(String what) {
    return "canary-%s-%08x%08x"
        .formatted(
            what, ThreadLocalRandom.current().nextInt(), ThreadLocalRandom.current().nextInt());
  }

  /// All login secrets.
  Map<String, String> secrets() {
    return secrets;
  }

  /// Address of the open listener.
  String ownAddress() {
    return LOCALHOST + ownPort;
  }

  private String secret(String name) {
    return java.util.Objects.requireNonNull(secrets.get(name), name);
  }

  private TreeMap<String, String> settings(Path key, Path trusted) {
    var all = new TreeMap<String, String>();
    int controllerPort = FreePort.find();
    all.put("process.roles", "broker,controller");
    all.put("node.id", "1");
    all.put("log.dirs", folder.resolve("kafka").toString());
    all.put(
        "listeners",
        "PLAINTEXT://%1$s%2$d,CONTROLLER://%1$s%3$d,SASL_SSL://%1$s%4$d,SSL://%1$s%5$d"
            .formatted(LOCALHOST, ownPort, controllerPort, saslPort, sslPort));
    all.put(
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL,SSL:SSL");
    all.put("controller.listener.names", "CONTROLLER");
    all.put("controller.quorum.voters", "1@" + LOCALHOST + controllerPort);
    all.put("auto.create.topics.enable", "false");
    all.put("log.cleaner.dedupe.buffer.size", "2097152");
    for (var topic :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      all.put(topic + ".num.partitions", "4");
      all.put(topic + ".replication.factor", "1");
    }
    all.put("transaction.state.log.min.isr", "1");
    all.put("share.coordinator.state.topic.min.isr", "1");
    all.put("group.initial.rebalance.delay.ms", "0");
    all.put("group.share.min.heartbeat.interval.ms", "250");
    all.put("group.share.heartbeat.interval.ms", "250");
    all.put("group.share.max.partition.max.record.locks", "10000");
    all.put("group.share.max.size", "1000");
    all.put("ssl.keystore.location", key.toString());
    all.put("ssl.keystore.password", certificates.password());
    all.put("ssl.key.password", certificates.password());
    all.put("ssl.keystore.type", "PKCS12");
    all.put("ssl.truststore.location", trusted.toString());
    all.put("ssl.truststore.password", certificates.password());
    all.put("ssl.truststore.type", "PKCS12");
    all.put("listener.name.ssl.ssl.client.auth", "required");
    all.put("ssl.principal.mapping.rules", "RULE:^CN=([^,]+).*$/$1/");
    all.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512,OAUTHBEARER");
    var sasl = "listener.name.sasl_ssl.";
    all.put(
        sasl + "plain.sasl.jaas.config",
        "%splain.PlainLoginModule required user_worker-nano=\"%s\";"
            .formatted(MODULES, secret("worker-nano")));
    all.put(sasl + "scram-sha-512.sasl.jaas.config", MODULES + "scram.ScramLoginModule required;");
    all.put(
        sasl + "oauthbearer.sasl.jaas.config",
        MODULES + "oauthbearer.OAuthBearerLoginModule required;");
    all.put(
        sasl + "oauthbearer.sasl.server.callback.handler.class",
        MODULES + "oauthbearer.OAuthBearerValidatorCallbackHandler");
    all.put(sasl + "oauthbearer.sasl.oauthbearer.jwks.endpoint.url", tokens.keysUrl());
    all.put(sasl + "oauthbearer.sasl.oauthbearer.expected.audience", TokenEndpoint.AUDIENCE);
    all.put("authorizer.class.name", RecordingAuthorizer.class.getName());
    all.put("allow.everyone.if.no.acl.found", "false");
    all.put("super.users", "User:ANONYMOUS");
    return all;
  }

  private Path written(Map<String, String> settings) throws IOException {
    var properties = new Properties();
    properties.putAll(settings);
    var file = folder.resolve("server.properties");
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return file;
  }

  @Override
  public void close() {
    program.stop();
    tokens.close();
  }

  /// One for each operation, from any host.
  private static Stream<AclBinding> bindings(Right right, String principal) {
    return right.operations().stream()
        .map(
            operation -> new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW))
        .map(entry -> new AclBinding(right.resource(), entry));
  }
}
