package io.tierworks.planner.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import org.junit.jupiter.api.Test;

class AggregatesTest {
  private static final int ROOM = 8_000;
  private final Aggregates aggregates = new Aggregates();

  @Test
  void valuesAreCountedMostFrequentFirst() {
    add("sort", "{'label':'billing','urgent':true}");
    add("sort", "{'label':'bug','urgent':false}");
    add("sort", "{'label':'bug','urgent':false}");
    assertThat(aggregates.json(ROOM))
        .hasToString(
            "{\"sort\":{\"label\":{\"bug\":2,\"billing\":1},\"urgent\":{\"false\":2,\"true\":1}}}");
  }

  @Test
  void numbersAreMeasured() {
    add("sum", "{'total':10}");
    add("sum", "{'total':2.5}");
    assertThat(aggregates.json(ROOM))
        .hasToString(
            "{\"sum\":{\"total\":{\"count\":2,\"min\":2.5,\"max\":10.0,\"mean\":6.25,\"sum\":12.5}}}");
  }

  @Test
  void elementsOfListsAreCountedOneByOne() {
    add("tag", "{'tags':['a','b']}");
    add("tag", "{'tags':['a']}");
    assertThat(aggregates.json(ROOM)).hasToString("{\"tag\":{\"tags\":{\"a\":2,\"b\":1}}}");
  }

  @Test
  void partsMergeInAnyOrder() {
    for (int i = 0; i < 60; i++) {
      add("sort", "{'label':'%s','score':%d,'many':'%d'}".formatted(i % 4, i, i));
    }
    var whole = aggregates.json(ROOM);
    assertThat(merged(0, 20, 40, 60).json(ROOM)).isEqualTo(whole);
    assertThat(merged(0, 1, 2, 60).json(ROOM)).isEqualTo(whole);
  }

  /// Of the same answers, in parts.
  private static Aggregates merged(int... ends) {
    var all = new Aggregates();
    for (int part = 1; part < ends.length; part++) {
      var some = new AggregatesTest();
      for (int i = ends[part - 1]; i < ends[part]; i++) {
        some.add("sort", "{'label':'%s','score':%d,'many':'%d'}".formatted(i % 4, i, i));
      }
      all.merge(some.aggregates);
    }
    return all;
  }

  @Test
  void textsObjectsAndFieldsOfManyValuesAreLeftOut() {
    for (int i = 0; i < 21; i++) {
      add(
          "s",
          "{'id':'v" + i + "','text':'" + "x".repeat(61) + "','nested':{'a':1},'kind':'same'}");
    }
    assertThat(aggregates.json(ROOM)).hasToString("{\"s\":{\"kind\":{\"same\":21}}}");
  }

  @Test
  void whatHasNoFieldsHasNoCounts() {
    add("s", "'text'");
    assertThat(aggregates.json(ROOM)).hasToString("{\"s\":{}}");
  }

  @Test
  void theRoomIsNeverExceeded() {
    for (int step = 0; step < 12; step++) {
      for (int i = 0; i < 20; i++) {
        add(
            "step" + step,
            "{'a':'" + i + "x".repeat(50) + "','b':'" + i + "y".repeat(50) + "','c':" + i + "}");
      }
    }
    assertThat(aggregates.json(ROOM).toString().length()).isBetween(ROOM / 2, ROOM);
  }

  private void add(String step, String json) {
    try {
      aggregates.add(step, Wire.tree(json.replace('\'', '"')));
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }
}
