package io.tierworks.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

@AnalyzeClasses(packages = "io.tierworks.simulator", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule answers_know_no_http_no_clock_and_no_logger =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..answer..",
              "..truth..",
              "..plan..",
              "..compose..",
              "..prompt..",
              "..text..",
              "..json..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.sun.net.httpserver..",
              "java.net..",
              "java.nio.file..",
              "org.slf4j..",
              "..simulator.http..",
              "..simulator.fault..")
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
      slices().matching("io.tierworks.simulator.(**)").should().beFreeOfCycles();

  /// Stricter than the other modules: not even two classes depend on each other.
  @ArchTest
  static final ArchRule classes_have_no_cycles =
      slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                  return SliceIdentifier.of(type.getName().replaceFirst("\\$.*", ""));
                }

                @Override
                public String getDescription() {
                  return "each class with its nested classes";
                }
              })
          .should()
          .beFreeOfCycles();
}
