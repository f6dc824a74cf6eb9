package io.tierworks.e2e.crash;

import io.tierworks.e2e.installation.Brokers;
import io.tierworks.e2e.installation.ServiceProcess;
import io.tierworks.e2e.installation.TestInstallation;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/// Injects the faults of a schedule and restarts ended processes as a supervisor does. One thread.
final class FaultInjector {
  /// One of three brokers stays away until the others have taken over.
  private static final Duration TAKEOVER = Duration.ofSeconds(12);

  private final TestInstallation installation;
  private final Brokers brokers;
  private final List<InjectedFault> injectedFaults = new ArrayList<>();

  FaultInjector(TestInstallation installation, Brokers brokers) {
    this.installation = installation;
    this.brokers = brokers;
  }

  void carryOut(Fault fault) throws InterruptedException {
    Thread.sleep(fault.pause());
    injectedFaults.add(fault.role() == Role.BROKER ? broker(fault) : program(fault));
  }

  List<InjectedFault> injectedFaults() {
    return List.copyOf(injectedFaults);
  }

  private InjectedFault program(Fault fault) throws InterruptedException {
    var program = installation.program(name(fault));
    long at = System.currentTimeMillis();
    end(fault.kind(), program);
    long dead = System.currentTimeMillis();
    Thread.sleep(fault.hold());
    long back = System.currentTimeMillis();
    if (fault.kind() == Fault.Kind.FREEZE) {
      program.thaw();
    } else {
      start(fault);
    }
    return new InjectedFault(fault, at, dead, back);
  }

  private static String name(Fault fault) {
    return fault.role().isWorker() || fault.number() > 1
        ? fault.role().label() + "-" + fault.number()
        : fault.role().label();
  }

  private static void end(Fault.Kind kind, ServiceProcess program) {
    switch (kind) {
      case KILL, OUTAGE -> program.kill();
      case FREEZE -> program.freeze();
      case STOP -> program.stop();
    }
  }

  private void start(Fault fault) {
    switch (fault.role()) {
      case PLANNER -> installation.startPlanner(fault.number());
      case SIMULATOR -> installation.startSimulator();
      case NANO, MINI, FLAGSHIP -> installation.startWorker(fault.role().label(), fault.number());
      case BROKER -> throw new IllegalStateException("a broker is no program");
    }
  }

  private InjectedFault broker(Fault fault) throws InterruptedException {
    int index = fault.number() - 1;
    Replicas.awaitInSync(installation.connection());
    long at = System.currentTimeMillis();
    switch (fault.kind()) {
      case KILL, OUTAGE -> brokers.kill(index);
      case FREEZE -> brokers.freeze(index);
      case STOP -> brokers.stop(index);
    }
    long dead = System.currentTimeMillis();
    Thread.sleep(hold(fault));
    if (fault.kind() == Fault.Kind.FREEZE) {
      brokers.thaw(index);
    } else {
      restart(index);
    }
    return new InjectedFault(fault, at, dead, System.currentTimeMillis());
  }

  /// On a busy machine a broker may need more than one attempt.
  private void restart(int index) {
    Awaitility.await("broker is back")
        .atMost(Duration.ofMinutes(6))
        .pollInSameThread()
        .ignoreExceptionsInstanceOf(UncheckedIOException.class)
        .until(() -> {
          brokers.restart(index);
          return true;
        });
  }

  private Duration hold(Fault fault) {
    return brokers.size() > 1 && fault.kind().isKill() ? TAKEOVER : fault.hold();
  }
}
