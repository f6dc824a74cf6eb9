package io.tierworks.worker;

import io.tierworks.common.cost.Usage;
import io.tierworks.common.model.Model;
import io.tierworks.common.model.ModelFailure;
import io.tierworks.common.model.ModelRequest;
import io.tierworks.common.model.ModelResponse;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/// A model with scripted responses. Without a script it labels everything as a bill.
public final class FakeModel implements Model {
  public static final Usage USAGE = Usage.of(100, 10);
  public static final String BILL =
      "{\"output\":{\"label\":\"bill\"},\"handoff\":\"none\",\"note\":\"\"}";

  /// One scripted response.
  public interface Move {
    ModelResponse play(ModelRequest request) throws ModelFailure, InterruptedException;
  }

  private final Queue<Move> script = new ConcurrentLinkedQueue<>();
  private final Queue<ModelRequest> requests = new ConcurrentLinkedQueue<>();
  private volatile Move otherwise = _ -> answer(BILL);

  public FakeModel then(Move move) {
    script.add(move);
    return this;
  }

  public FakeModel thenSay(String text) {
    return then(_ -> answer(text));
  }

  public FakeModel thenFail(ModelFailure.Reason reason, ModelFailure.Billed billed) {
    return then(_ -> {
      throw new ModelFailure(reason, billed, "as told");
    });
  }

  /// Every call from now on blocks until it is interrupted.
  public FakeModel hanging() {
    otherwise =
        _ -> {
          new CountDownLatch(1).await();
          return answer(BILL);
        };
    return this;
  }

  public FakeModel always(Move move) {
    otherwise = move;
    return this;
  }

  public Queue<ModelRequest> requests() {
    return requests;
  }

  @Override
  public ModelResponse call(ModelRequest request) throws ModelFailure, InterruptedException {
    requests.add(request);
    var move = script.poll();
    return (move == null ? otherwise : move).play(request);
  }

  public static ModelResponse answer(String text) {
    return new ModelResponse(text, "fake-nano-1", USAGE);
  }
}
