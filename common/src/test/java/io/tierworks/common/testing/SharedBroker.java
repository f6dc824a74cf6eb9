package io.tierworks.common.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests one broker per test JVM, as a parameter of type [BrokerUnderTest]. It starts when
/// first asked for and closes with the run; tests keep apart by topic prefixes.
public final class SharedBroker implements ParameterResolver {
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
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == BrokerUnderTest.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(OURS)
        .getOrComputeIfAbsent("broker", _ -> new Lease(BrokerUnderTest.start()), Lease.class)
        .broker();
  }
}
