package io.tierworks.testkit;

import io.tierworks.testkit.BrokerUnderTest.Kind;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/// Gives tests a broker as a parameter of type [BrokerUnderTest]. All tests of a JVM share one
/// broker, and those that are [OnDocker] share another. It starts with the first test that needs it
/// and stops after the last test. Tests must use different topic prefixes.
public final class SharedBroker implements ParameterResolver, ExecutionCondition {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(SharedBroker.class);

  /// Closed by JUnit with the root context.
  private record Lease(BrokerUnderTest broker) implements AutoCloseable {
    @Override
    public void close() {
      broker.close();
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return isRequired() || !isOnDocker(context)
        ? ConditionEvaluationResult.enabled("")
        : Kind.DOCKER
            .absence()
            .map(ConditionEvaluationResult::disabled)
            .orElse(ConditionEvaluationResult.enabled(""));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == BrokerUnderTest.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var kind = isOnDocker(context) ? Kind.DOCKER : Kind.chosen();
    return context
        .getRoot()
        .getStore(OURS)
        .getOrComputeIfAbsent(kind, _ -> new Lease(kind.start()), Lease.class)
        .broker();
  }

  private static boolean isRequired() {
    return "required".equals(System.getProperty("tierworks.docker"));
  }

  private static boolean isOnDocker(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getTestClass(), OnDocker.class);
  }
}
