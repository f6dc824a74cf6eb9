package io.tierworks.common.telemetry;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.Supplier;

/// The gauges of this process and of its JVM, in the Prometheus text format. Thread-safe.
public final class Metrics implements AutoCloseable {
  private static final double NANOS = 1e9;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collector = new JvmGcMetrics();

  public Metrics() {
    bindProcessors();
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collector.bindTo(registry);
  }

  /// Gives two of the binder's metrics the names and the unit that Prometheus asks for.
  private void bindProcessors() {
    registry
        .config()
        .meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"))
        .meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
    new ProcessorMetrics().bindTo(registry);
    FunctionCounter.builder(
            "process.cpu",
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class),
            system -> system.getProcessCpuTime() / NANOS)
        .description("Processor time that the process has used")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("system.cpus", Runtime.getRuntime(), Runtime::availableProcessors)
        .description("Processors that the process may use")
        .register(registry);
  }

  /// @param name with dots; Prometheus shows underscores, and `_total` behind it
  /// @param value never falls
  public void counter(String name, String description, Supplier<Number> value) {
    FunctionCounter.builder(name, value, count -> count.get().doubleValue())
        .description(description)
        .register(registry);
  }

  /// @param name with dots; Prometheus shows underscores, and `_total` behind it
  /// @param value never falls
  public void counter(
      String name, String description, Map<String, String> labels, Supplier<Number> value) {
    FunctionCounter.builder(name, value, count -> count.get().doubleValue())
        .description(description)
        .tags(tags(labels))
        .register(registry);
  }

  /// @param name with dots; Prometheus shows underscores
  public void gauge(
      String name, String description, Map<String, String> labels, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).tags(tags(labels)).register(registry);
  }

  private static Tags tags(Map<String, String> labels) {
    var tags = Tags.empty();
    for (var label : labels.entrySet()) {
      tags = tags.and(label.getKey(), label.getValue());
    }
    return tags;
  }

  /// @param name with dots; Prometheus shows underscores
  /// @param tier value of the label `tier`
  public void tierGauge(String name, String description, String tier, Supplier<Number> value) {
    Gauge.builder(name, value)
        .description(description)
        .tags(Tags.of("tier", tier))
        .register(registry);
  }

  /// @param kind value of the label `kind`
  public void kindGauge(
      String name, String description, String kind, String tier, Supplier<Number> value) {
    Gauge.builder(name, value)
        .description(description)
        .tags(Tags.of("kind", kind, "tier", tier))
        .register(registry);
  }

  /// @param reason value of the label `reason`
  public void tierGauge(
      String name, String description, String tier, String reason, Supplier<Number> value) {
    Gauge.builder(name, value)
        .description(description)
        .tags(Tags.of("tier", tier, "reason", reason))
        .register(registry);
  }

  /// In the Prometheus text format.
  public String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collector.close();
    registry.close();
  }
}
