package io.tierworks.common.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.tierworks.common.contract.job.CrossFieldRule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Compiles cross-field rules against the schema of the answer. A rule is an expression in CEL, the
/// Common Expression Language: it has no loops without a bound, no side effects and no access to
/// anything but `answer`. Beside CEL's own functions it may use `near(a, b)`, which is equality
/// apart from rounding, and `sum(list)` of numbers. Not thread-safe.
final class RuleCompiler {
  static final String ANSWER = "answer";

  /// Elements of lists that one rule looks at; bounds its time to some milliseconds.
  private static final int MOST_ITERATIONS = 10_000;

  private static final int MOST_CHARACTERS = 1_000;
  private static final int DEEPEST = 50;
  private static final double ROUNDING = 1e-9;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .comprehensionMaxIterations(MOST_ITERATIONS)
          .maxExpressionCodePointSize(MOST_CHARACTERS)
          .maxParseRecursionDepth(DEEPEST)
          .enableHeterogeneousNumericComparisons(true)
          .build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder()
          .setOptions(OPTIONS)
          .addFunctionBindings(
              CelFunctionBinding.from(
                  "near_double", Double.class, Double.class, RuleCompiler::near),
              CelFunctionBinding.from("sum_doubles", List.class, RuleCompiler::sum))
          .build();

  private final AnswerTypes types;
  private final CelCompiler compiler;

  RuleCompiler(JsonNode schema) {
    types = new AnswerTypes(schema);
    compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(types.structs())
            .addVar(ANSWER, types.answer())
            .addFunctionDeclarations(
                CelFunctionDecl.newFunctionDeclaration(
                    "near",
                    CelOverloadDecl.newGlobalOverload(
                        "near_double", SimpleType.BOOL, SimpleType.DOUBLE, SimpleType.DOUBLE)),
                CelFunctionDecl.newFunctionDeclaration(
                    "sum",
                    CelOverloadDecl.newGlobalOverload(
                        "sum_doubles", SimpleType.DOUBLE, ListType.create(SimpleType.DOUBLE))))
            .setResultType(SimpleType.BOOL)
            .build();
  }

  private static boolean near(double first, double second) {
    double largest = Math.max(1, Math.max(Math.abs(first), Math.abs(second)));
    return Math.abs(first - second) <= ROUNDING * largest;
  }

  private static double sum(List<?> numbers) {
    return numbers.stream().mapToDouble(number -> ((Number) number).doubleValue()).sum();
  }

  CompiledRule compile(CrossFieldRule rule) {
    try {
      var checked = compiler.compile(rule.rule()).getAst();
      var program = RUNTIME.createProgram(checked);
      return ExactComparison.in(checked)
          .<CompiledRule>map(fault -> new CompiledRule.Unusable(rule, fault))
          .orElseGet(() -> new CompiledRule.Usable(rule, program, types.answer()));
    } catch (CelValidationException e) {
      return new CompiledRule.Unusable(rule, words(e));
    } catch (CelEvaluationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Why the rule is no expression, whatever the schema; empty when it is one.
  static Optional<String> syntaxFaultOf(CrossFieldRule rule) {
    try {
      new RuleCompiler(JsonNodeFactory.instance.objectNode()).compiler.parse(rule.rule()).getAst();
      return Optional.empty();
    } catch (CelValidationException e) {
      return Optional.of(words(e));
    }
  }

  private static String words(CelValidationException e) {
    return e.getErrors().stream()
        .map(CelIssue::getMessage)
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
