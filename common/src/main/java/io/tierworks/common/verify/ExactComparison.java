package io.tierworks.common.verify;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.SimpleType;
import java.util.Optional;
import java.util.Set;

/// Finds comparisons of computed fractions by `==`. Binary fractions are rounded, so 0.1 + 0.2 is
/// not 0.3, and such a rule would reject good answers.
final class ExactComparison {
  private static final Set<String> EQUALITY = Set.of("_==_", "_!=_");

  private ExactComparison() {}

  /// What is wrong with a rule that has one; empty when it has none.
  static Optional<String> in(CelAbstractSyntaxTree rule) {
    boolean found =
        CelNavigableAst.fromAst(rule)
            .getRoot()
            .allNodes()
            .map(node -> node.expr())
            .anyMatch(expr -> isExact(rule, expr));
    return found
        ? Optional.of(
            "compares a computed fraction by == or !=, which rounding makes unequal; use near(a, b)")
        : Optional.empty();
  }

  private static boolean isExact(CelAbstractSyntaxTree rule, CelExpr expr) {
    return expr.exprKind().getKind() == Kind.CALL
        && EQUALITY.contains(expr.call().function())
        && expr.call().args().stream().anyMatch(argument -> isComputed(rule, argument));
  }

  private static boolean isComputed(CelAbstractSyntaxTree rule, CelExpr argument) {
    return argument.exprKind().getKind() == Kind.CALL
        && rule.getType(argument.id()).filter(SimpleType.DOUBLE::equals).isPresent();
  }
}
