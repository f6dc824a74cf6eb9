package io.tierworks.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GlossaryTest {
  private static final Set<String> DOMAIN =
      Set.of(
          "common/contract",
          "common/cost",
          "common/limit",
          "planner/job",
          "planner/judge",
          "planner/ledger",
          "planner/plan",
          "planner/schedule",
          "worker/verify");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("(?m)^public (?:final |sealed |abstract )*(?:class|record|interface|enum) ");

  private static Glossary glossary = new Glossary(List.of(), Set.of(), Set.of());
  private static List<Path> sources = List.of();

  @BeforeAll
  static void read() throws IOException {
    glossary = Glossary.read();
    sources =
        Repository.files(".java").stream()
            .filter(file -> file.toString().contains("/src/main/java/"))
            .toList();
  }

  @Test
  void everyTypeOfTheGlossaryExists() {
    assertThat(sources.stream().map(GlossaryTest::type)).containsAll(glossary.types());
  }

  @Test
  void everyOtherWordOfTheGlossaryOccursInTheSources() throws IOException {
    var text = new StringBuilder();
    for (var source : sources) {
      text.append(Repository.text(source));
    }
    assertThat(glossary.code())
        .allSatisfy(word -> assertThat(text).containsPattern("\\b" + Pattern.quote(word) + "\\b"));
  }

  @Test
  void everyTermHasOneMeaning() {
    assertThat(glossary.terms()).hasSizeGreaterThan(50).doesNotHaveDuplicates();
  }

  @Test
  void thePageExplainsEveryPublicDomainType() throws IOException {
    assertThat(domainTypes()).hasSizeGreaterThan(50).allMatch(glossary::explains);
  }

  @Test
  void everyPlainWordIsNeeded() throws IOException {
    var used =
        domainTypes().stream()
            .filter(type -> !glossary.code().contains(type))
            .flatMap(type -> Glossary.words(type).stream())
            .collect(Collectors.toSet());
    assertThat(used).containsAll(glossary.plain());
  }

  private static List<String> domainTypes() throws IOException {
    var types = new ArrayList<String>();
    for (var source : sources) {
      var folder = source.getParent().toString();
      boolean domain = DOMAIN.stream().anyMatch(name -> (folder + "/").contains("/" + name + "/"));
      if (domain && PUBLIC_TYPE.matcher(Repository.text(source)).find()) {
        types.add(type(source));
      }
    }
    return types;
  }

  private static String type(Path source) {
    return source.getFileName().toString().replace(".java", "");
  }
}
