package io.tierworks.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tierworks.common.testing.StructureRules;
import org.junit.jupiter.api.Test;

/// Each library is used in one package. The domain packages use none of them.
@AnalyzeClasses(
    packages = "io.tierworks.worker",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyTheKafkaPackageKnowsKafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("..worker.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule innerPackagesDoNotDependOnOuterOnes =
      noClasses()
          .that()
          .resideInAnyPackage("..worker.call..", "..worker.pool..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.tierworks.worker", "..worker.kafka..", "..broker.kafka..", "..model.openai..");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      StructureRules.packagesAreFreeOfCycles("io.tierworks.worker");

  @Test
  void noLargeCycleOfClassesInsideAPackage() {
    assertThat(StructureRules.knots("io.tierworks.worker")).isEmpty();
  }
}
