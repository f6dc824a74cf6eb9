package io.tierworks.simulator.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromptTest {
  @Test
  void blocks_are_taken_out_with_their_attributes_and_the_words_stay() {
    Section section =
        Section.of(
            "Rules.\n<data name=\"item\" id=\"T-&quot;1&quot; &amp; &lt;2\">\nline one\nline two\n</data>\nMore.");
    assertThat(section.words()).startsWith("Rules.").endsWith("More.");
    assertThat(section.blocks()).hasSize(1);
    assertThat(section.blocks().getFirst().text()).isEqualTo("line one\nline two");
    assertThat(section.blocks().getFirst().attribute("id")).isEqualTo("T-\"1\" & <2");
  }

  @Test
  void a_closing_tag_inside_the_material_is_material() {
    Section section = Section.of("<data name=\"item\">\na <\\/data> b\n</data>");
    assertThat(section.blocks().getFirst().text()).isEqualTo("a </data> b");
  }

  @Test
  void a_block_that_is_empty_or_never_closed_does_no_harm() {
    assertThat(Section.of("<data name=\"item\">\n</data>").blocks().getFirst().text()).isEmpty();
    assertThat(Section.of("<data name=\"item\">\nabc").blocks().getFirst().text()).isEqualTo("abc");
    assertThat(Section.of("<data name=\"item").blocks()).isEmpty();
  }
}
