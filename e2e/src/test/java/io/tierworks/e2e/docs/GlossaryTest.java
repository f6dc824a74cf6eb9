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
          "common/verify",
          "planner/job",
          "planner/judge",
          "planner/ledger",
          "planner/plan",
          "planner/schedule");
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
    var existing = sources.stream().map(GlossaryTest::type).collect(Collectors.toSet());
    assertThat(glossary.types()).filteredOn(type -> !existing.contains(type)).isEmpty();
  }

  @Test
  void everyOtherWordOfTheGlossaryOccursInTheSources() throws IOException {
    var text = new StringBuilder();
    for (var source : sources) {
      text.append(Repository.text(source));
    }
    var missing =
        glossary.code().stream()
            .filter(
                word -> !Pattern.compile("\\b" + Pattern.quote(word) + "\\b").matcher(text).find())
            .toList();
    assertThat(missing).isEmpty();
  }

  @Test
  void everyTermHasOneMeaning() {
    assertThat(glossary.terms()).hasSizeGreaterThan(50).doesNotHaveDuplicates();
  }

  @Test
  void everyPublicDomainTypeIsExplainedOrAnEvent() throws IOException {
    assertThat(domainTypes()).hasSizeGreaterThan(50);
    var events = Repository.text(Repository.ROOT.resolve("docs/reference/state-machine.md"));
    assertThat(domainTypes())
        .filteredOn(type -> !glossary.explains(type) && !events.contains("`" + type + "`"))
        .isEmpty();
  }

  @Test
  void everyPlainWordIsNeeded() throws IOException {
    var used =
        domainTypes().stream()
            .filter(type -> !glossary.code().contains(type))
            .flatMap(type -> Glossary.words(type).stream())
            .collect(Collectors.toSet());
    assertThat(glossary.plain()).filteredOn(word -> !used.contains(word)).isEmpty();
  }

  private static List<String> domainTypes() throws IOException {
    var types = new ArrayList<String>();
    for (var source : sources) {
      boolean domain =
          DOMAIN.stream().anyMatch(name -> source.toString().contains("/" + name + "/"));
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
