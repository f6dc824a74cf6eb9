package io.tierworks.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tierworks.common.testing.StructureRules;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "io.tierworks.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule renderingIsPure =
      noClasses()
          .that()
          .resideInAPackage("..cli.show..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "picocli..", "java.net..", "java.nio.file..");

  @ArchTest
  static final ArchRule onlyTheKafkaPackageKnowsConsumersAndProducers =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka.clients.consumer..", "org.apache.kafka.clients.producer..");

  @ArchTest
  static final ArchRule noPackageDependsOnTheListOfCommands =
      noClasses()
          .that()
          .resideInAPackage("io.tierworks.cli.*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.tierworks.cli");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      StructureRules.packagesAreFreeOfCycles("io.tierworks.cli");

  @Test
  void noLargeCycleOfClassesInsideAPackage() {
    assertThat(StructureRules.knots("io.tierworks.cli")).isEmpty();
  }
}
