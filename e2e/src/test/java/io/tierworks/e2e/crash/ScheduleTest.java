package io.tierworks.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final List<Role> ALL = List.of(Role.values());

  @Test
  void theSameSeedDrawsTheSameSchedule() {
    assertThat(draw(5, 100)).isEqualTo(draw(5, 100)).isNotEqualTo(draw(6, 100));
  }

  @Test
  void aScheduleHasAsManyKillsAsAskedForAndFreezesAndStopsBesides() {
    var schedule = draw(5, 200);

    assertThat(schedule.stream().filter(f -> f.kind().isKill())).hasSize(200);
    assertThat(schedule.stream().map(Fault::kind)).containsAll(EnumSet.allOf(Fault.Kind.class));
  }

  @Test
  void rolesTakeTurnsAndTheirProcessesToo() {
    var schedule = draw(5, 200);

    assertThat(schedule.subList(0, ALL.size()).stream().map(Fault::role))
        .containsExactlyInAnyOrderElementsOf(ALL);
    assertThat(schedule.stream().filter(f -> f.role() == Role.NANO).map(Fault::number))
        .contains(1, 2)
        .allMatch(number -> number <= 2);
  }

  private static List<Fault> draw(long seed, int kills) {
    return Schedule.draw(seed, kills, ALL, role -> role.isWorker() ? 2 : 1, true);
  }
}
