package io.tierworks.planner;

import io.tierworks.common.broker.TopicSettings;
import io.tierworks.common.broker.kafka.KafkaConnection;
import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.Settings;
import io.tierworks.common.settings.TierSettings;
import io.tierworks.planner.host.LeaseSettings;
import io.tierworks.planner.http.ApiSettings;
import io.tierworks.planner.job.Policy;
import io.tierworks.planner.kafka.HostSettings;
import io.tierworks.planner.plan.PlanLibrary;
import io.tierworks.planner.plan.ToolOffers;
import io.tierworks.planner.routing.AcceptanceSource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The settings of one planner, by concern.
///
/// @param tiers cheapest first
record PlannerSettings(
    KafkaConnection kafka,
    TopicSettings topics,
    List<TierSettings> tiers,
    JobSettings jobs,
    PlanLibrary library,
    LeaseSettings leases,
    HostSettings host,
    ApiSettings api) {

  /// @throws InvalidSettings naming every fault of every part
  static PlannerSettings from(Settings settings) {
    var library = new ReadOnce<>(PlanLibraryReader::read);
    settings.check(
        List.of(
            KafkaConnection::from,
            TopicSettings::from,
            TierSettings::all,
            JobSettings::from,
            library,
            LeaseSettings::from,
            HostSettings::from,
            ApiSettings::from));
    return new PlannerSettings(
        KafkaConnection.from(settings),
        TopicSettings.from(settings),
        TierSettings.all(settings),
        JobSettings.from(settings),
        library.from(settings),
        LeaseSettings.from(settings),
        HostSettings.from(settings),
        ApiSettings.from(settings));
  }

  /// A part that reads files, once for check and use.
  private static final class ReadOnce<T> implements Settings.Part {
    private final Function<Settings, T> read;
    private @Nullable T value;

    ReadOnce(Function<Settings, T> read) {
      this.read = read;
    }

    @Override
    public T from(Settings settings) {
      if (value == null) {
        value = read.apply(settings);
      }
      return value;
    }
  }

  /// @param offers the tools of the workers
  Policy policy(ToolOffers offers, AcceptanceSource learned) {
    return jobs.policy(tiers, library, offers, learned);
  }

  /// A name for this run of the planner. A restarted planner gets another one, so that it does not
  /// take the ticks of its previous run for its own.
  String name() {
    return host.instance().orElseGet(PlannerSettings::hostName)
        + "~"
        + Long.toHexString(System.nanoTime());
  }

  private static String hostName() {
    var pid = ProcessHandle.current().pid();
    try {
      return "planner-" + InetAddress.getLocalHost().getHostName() + "-" + pid;
    } catch (UnknownHostException e) {
      return "planner-" + pid;
    }
  }
}
