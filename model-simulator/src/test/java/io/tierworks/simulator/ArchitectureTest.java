package io.tierworks.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tierworks.simulator", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule solvers_know_no_http_no_clock_and_no_logger =
      noClasses()
          .that()
          .resideInAnyPackage("..solve..", "..plan..", "..judge..", "..prompt..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.sun.net.httpserver..",
              "java.net..",
              "java.nio.file..",
              "org.slf4j..",
              "..simulator.http..",
              "..simulator.bill..",
              "..simulator.fault..",
              "..simulator.latency..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock");

  @ArchTest
  static final ArchRule only_http_knows_the_server =
      noClasses()
          .that()
          .resideOutsideOfPackage("..simulator.http..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.sun.net.httpserver..");

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("io.tierworks.simulator.(*)..").should().beFreeOfCycles();
}
