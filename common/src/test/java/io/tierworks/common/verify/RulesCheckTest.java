package io.tierworks.common.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierworks.common.contract.job.CrossFieldRule;
import io.tierworks.common.contract.json.MalformedMessage;
import io.tierworks.common.contract.json.Wire;
import io.tierworks.common.contract.subtask.AnswerRules;
import io.tierworks.common.contract.subtask.Check;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules about the fields of one answer.
class RulesCheckTest {
  private static final JsonNode SCHEMA =
      json(
          """
          {"type":"object","additionalProperties":false,
           "properties":{
             "total":{"type":"number"},"net":{"type":"number"},"tax":{"type":["number","null"]},
             "count":{"type":"integer"},"kind":{"type":"string"},"paid":{"type":"boolean"},
             "more":{"anyOf":[{"type":"string"},{"type":"integer"}]},
             "lines":{"type":"array","items":{"$ref":"#/$defs/line"}}},
           "$defs":{"line":{"type":"object","properties":{"amount":{"type":"number"}}}}}\
          """);
  private static final String GOOD =
      "{'total':0.3,'net':0.1,'tax':0.2,'count':2,'kind':'bill','paid':false,'more':7,"
          + "'lines':[{'amount':0.1},{'amount':0.2}]}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "near(answer.total, answer.net + answer.tax)",
        "near(sum(answer.lines.map(line, line.amount)), answer.total)",
        "size(answer.lines) == answer.count",
        "answer.count + 1 == 3",
        "answer.total > 0",
        "answer.tax == null || answer.tax < answer.total",
        "answer.kind == 'credit' ? answer.total < 0 : answer.total > 0",
        "answer.kind.matches('^b[a-z]+$') && !answer.paid",
        "answer.lines.all(line, line.amount > 0)",
        "answer.more == 7",
        "has(answer.kind)"
      })
  void aKeptRulePasses(String rule) {
    assertThat(Verification.faultOf(rule(rule), SCHEMA)).isEmpty();
    assertThat(check(rule, GOOD)).isEqualTo(Check.passed(Check.RULES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "near(answer.total, answer.net + 0.1)",
        "size(answer.lines) == 3",
        "answer.tax == null",
        "answer.lines.exists(line, line.amount > 1)"
      })
  void aBrokenRuleIsRejectedWithItsMessage(String rule) {
    assertThat(check(rule, GOOD)).isEqualTo(Check.rejected(Check.RULES, "it is wrong"));
  }

  @Test
  void allBrokenRulesAreNamed() {
    var rules = List.of(new CrossFieldRule("answer.paid", "is not paid"), rule("answer.count > 2"));
    assertThat(check(rules, GOOD).detail()).isEqualTo("is not paid; it is wrong");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"answer.total > 0 | key 'total' is not present", "1 / answer.count > 0 | / by zero"})
  void aRuleThatCannotBeDecidedIsNotKept(String rule, String why) {
    assertThat(check(rule, "{'count':0}").detail()).startsWith("it is wrong (cannot").contains(why);
  }

  @Test
  void anAbsentFieldMayBeAskedFor() {
    assertThat(check("!has(answer.total) || answer.total > 0", "{}").passed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "answer.totl > 0              | undefined field 'totl'",
        "answer.total >               | mismatched input",
        "answer.total                 | expected type 'bool'",
        "answer.total + 1 > 2         | no matching overload for '_+_'",
        "answer.kind > 3              | no matching overload for '_>_'",
        "item.text == ''              | undeclared reference to 'item'",
        "answer.total == answer.net + 0.1 | use near(a, b)"
      })
  void aRuleThatDoesNotFitTheSchemaHasAFault(String rule, String fault) {
    assertThat(Verification.faultOf(rule(rule), SCHEMA).orElse("none")).contains(fault);
  }

  @Test
  void aRuleIsReadWithoutASchemaToo() {
    assertThat(Verification.syntaxFaultOf(rule("answer.any == 1"))).isEmpty();
    assertThat(Verification.syntaxFaultOf(rule("answer.any ==")).orElse("")).contains("mismatched");
  }

  /// Four loops inside each other over a hundred elements would take minutes.
  @Test
  void theTimeOfARuleIsBounded() {
    var lines = Wire.toTree(Collections.nCopies(100, json("{'amount':1.0}")));
    var answer = Wire.toTree(Map.of("lines", lines)).toString();
    var loops =
        "answer.lines.all(a, answer.lines.all(b, answer.lines.all(c, answer.lines.all(d,"
            + " a.amount + b.amount + c.amount + d.amount > 0.0))))";
    assertThat(check(loops, answer).detail()).contains("Iteration budget exceeded");
  }

  @Test
  void answersAreNotCheckedByARuleThatCannotBeUsed() {
    var checks = new Verification().of(rules(List.of(rule("answer.totl > 0"))), List.of());
    assertThat(checks.fault().orElse("")).contains("answer.totl > 0", "undefined field");
  }

  @Test
  void rulesComeBetweenSchemaAndQuotations() {
    var rules =
        new AnswerRules(
            SCHEMA, false, List.of(), List.of(rule("answer.count == 2")), List.of("kind"));
    var made = new Verification().of(rules, List.of()).of(List.of(), json(GOOD));
    assertThat(made).extracting(Check::name).containsExactly("schema", "rules", "grounded");
  }

  private static Check check(String rule, String answer) {
    return check(List.of(rule(rule)), answer);
  }

  private static Check check(List<CrossFieldRule> rules, String answer) {
    return new Verification().of(rules(rules), List.of()).of(List.of(), json(answer)).getLast();
  }

  private static AnswerRules rules(List<CrossFieldRule> rules) {
    return new AnswerRules(SCHEMA, false, List.of("schema", "rules"), rules, List.of());
  }

  private static CrossFieldRule rule(String rule) {
    return new CrossFieldRule(rule, "it is wrong");
  }

  private static JsonNode json(String text) {
    try {
      return Wire.tree(text.replace('\'', '"'));
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }
}
