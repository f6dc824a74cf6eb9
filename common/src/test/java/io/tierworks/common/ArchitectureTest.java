package io.tierworks.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.tierworks.common.testing.StructureRules;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/// Each library has one room, and the domain knows none of them.
@AnalyzeClasses(
    packages = "io.tierworks.common",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] DOMAIN = {
    "io.tierworks.common.contract..",
    "io.tierworks.common.cost",
    "io.tierworks.common.limit",
    "io.tierworks.common.verify",
    "io.tierworks.common.model"
  };

  @ArchTest
  static final ArchRule onlyTheModelAdapterKnowsLangchain4jAndHttp =
      noClasses()
          .that()
          .resideOutsideOfPackage("..model.openai..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.langchain4j..", "java.net.http..");

  @ArchTest
  static final ArchRule onlyTheChecksKnowCel =
      noClasses()
          .that()
          .resideOutsideOfPackage("..common.verify..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.cel..", "com.google.common..");

  @ArchTest
  static final ArchRule onlyTheBrokerAdapterKnowsKafka =
      noClasses()
          .that()
          .resideOutsideOfPackages("..broker.kafka..", "..broker.access..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule rightsAreInKafkasTermsAndNeedNoClient =
      noClasses()
          .that()
          .resideInAPackage("..broker.access..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka.clients..");

  @ArchTest
  static final ArchRule theDomainKnowsNoAdapter =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..model.openai..", "..broker.kafka..");

  @ArchTest
  static final ArchRule theDomainKnowsNoClock =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(InstantSource.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule theDomainKnowsNoEnvironment =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class, String.class);

  @ArchTest
  static final ArchRule theDomainKnowsNoLogger =
      noClasses()
          .that()
          .resideInAnyPackage(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.slf4j..", "ch.qos.logback..", "java.util.logging..");

  @ArchTest
  static final ArchRule onlyContractAndChecksKnowTheSchemaValidator =
      noClasses()
          .that()
          .resideOutsideOfPackages("..contract.json..", "..common.verify..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.networknt..");

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      StructureRules.packagesAreFreeOfCycles("io.tierworks.common");

  @Test
  void noLargeCycleOfClassesInsideAPackage() {
    assertThat(StructureRules.knots("io.tierworks.common")).isEmpty();
  }
}
