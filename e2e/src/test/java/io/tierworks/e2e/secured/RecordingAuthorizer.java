package io.tierworks.e2e.secured;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/// Kafka's authorizer, extended to log each distinct request and its result to the broker's output.
/// Runs in the broker.
public final class RecordingAuthorizer extends StandardAuthorizer {
  static final String ALLOWED = "RIGHT ALLOWED ";
  static final String DENIED = "RIGHT DENIED ";

  private final Set<String> said = ConcurrentHashMap.newKeySet();

  @Override
  public List<AuthorizationResult> authorize(
      AuthorizableRequestContext context, List<Action> actions) {
    var results = super.authorize(context, actions);
    for (int i = 0; i < actions.size(); i++) {
      record(context, actions.get(i), results.get(i));
    }
    return results;
  }

  /// A request that only filters a list is neither a use nor a refusal.
  private void record(
      AuthorizableRequestContext context, Action action, AuthorizationResult result) {
    boolean allowed = result == AuthorizationResult.ALLOWED;
    if (allowed ? !action.logIfAllowed() : !action.logIfDenied()) {
      return;
    }
    var resource = action.resourcePattern();
    var line =
        (allowed ? ALLOWED : DENIED)
            + "%s %s %s %s"
                .formatted(
                    context.principal(),
                    action.operation(),
                    resource.resourceType(),
                    resource.name());
    if (said.add(line)) {
      System.out.println(line);
    }
  }
}
