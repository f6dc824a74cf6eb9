package io.tierworks.planner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tierworks.common.testing.StructureRules;
import io.tierworks.planner.job.store.JobWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The domain is pure, and each library has one room.
@AnalyzeClasses(
    packages = "io.tierworks.planner",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] DOMAIN = {
    "io.tierworks.planner.job..",
    "io.tierworks.planner.document",
    "io.tierworks.planner.plan",
    "io.tierworks.planner.judge",
    "io.tierworks.planner.ledger",
    "io.tierworks.planner.routing",
    "io.tierworks.planner.schedule",
    "io.tierworks.planner.workers"
  };

  @ArchTest
  static final ArchRule theDomainKnowsNoLibraryOfTheEdge =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "java.net..",
              "com.sun.net..",
              "org.slf4j..",
              "java.util.logging..",
              "dev.langchain4j..");

  @ArchTest
  static final ArchRule theDomainKnowsNoClockAndNoEnvironment =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(InstantSource.class)
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class);

  @ArchTest
  static final ArchRule theDomainKnowsNoEdge =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..planner.kafka..", "..planner.state..", "..planner.relay..", "..planner.http..");

  @ArchTest
  static final ArchRule theRulesDoNotKnowTheStateMachine =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..planner.plan..",
              "..planner.judge..",
              "..planner.ledger..",
              "..planner.routing..",
              "..planner.schedule..",
              "..planner.workers..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..planner.job..");

  @ArchTest
  static final ArchRule onlyTheStateKnowsRocksDb =
      noClasses()
          .that()
          .resideOutsideOfPackage("..planner.state..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.rocksdb..");

  @ArchTest
  static final ArchRule onlyPdfKnowsPdfBox =
      noClasses()
          .that()
          .resideOutsideOfPackage("..planner.pdf..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.pdfbox..", "java.awt..", "javax.imageio..");

  @ArchTest
  static final ArchRule onlyHostAndIntakeKnowKafka =
      noClasses()
          .that()
          .resideOutsideOfPackages("..planner.kafka..", "..planner.relay..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule onlyEventsChangeTheStore =
      noClasses()
          .that()
          .resideOutsideOfPackages("..planner.job.event..", "..planner.job.store..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(JobWriter.class);

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      StructureRules.packagesAreFreeOfCycles("io.tierworks.planner");

  @Test
  void noLargeCycleOfClassesInsideAPackage() {
    assertThat(StructureRules.knots("io.tierworks.planner")).isEmpty();
  }

  /// Coordinator and AttemptReports find the handler, Advance follows it, Report is data.
  @Test
  void handlersDoNotKnowEachOther() {
    var above = Set.of("Coordinator", "AttemptReports", "Advance", "Report", "package-info");
    var handlers =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.tierworks.planner.job.handler")
                .stream()
                .filter(type -> type.isTopLevelClass() && !above.contains(type.getSimpleName()))
                .collect(Collectors.toSet());
    assertThat(handlers).hasSizeGreaterThan(5);
    for (var handler : handlers) {
      assertThat(handler.getDirectDependenciesFromSelf())
          .extracting(Dependency::getTargetClass)
          .filteredOn(target -> !target.equals(handler))
          .doesNotContainAnyElementsOf(handlers);
    }
  }
}
