package io.tierworks.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tierworks.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
  @ArchTest
  static final ArchRule RENDERING_IS_PURE =
      noClasses()
          .that()
          .resideInAPackage("..cli.show..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "picocli..", "java.net..", "java.nio.file..");

  @ArchTest
  static final ArchRule ONLY_THE_ADAPTER_KNOWS_CONSUMERS_AND_PRODUCERS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..cli.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka.clients.consumer..", "org.apache.kafka.clients.producer..");
}
