package io.tierworks.common.model.openai;

import java.net.URI;

class OpenAiModelAgainstStubTest extends ModelContract {

  @Override
  FaultyEndpoint start() {
    return new StubEndpoint(new StubProvider());
  }

  @Override
  String modelName() {
    return "any";
  }

  private record StubEndpoint(StubProvider stub) implements FaultyEndpoint {
    @Override
    public URI baseUrl() {
      return stub.baseUrl();
    }

    @Override
    public boolean cause(Fault fault) {
      stub.reply(
          switch (fault) {
            case RATE_LIMITED -> error(429, "rate_limit_exceeded");
            case QUOTA_EXHAUSTED -> error(429, "insufficient_quota");
            case SERVER_ERROR -> error(500, "server_error");
            case RESET_BEFORE_ANSWER -> StubProvider.reset(false);
            case RESET_MID_BODY -> StubProvider.reset(true);
            case STALLED_BEFORE_HEADERS -> stub.stall(false);
            case STALLED_BODY -> stub.stall(true);
            case TRUNCATED_JSON -> answer(StubProvider.answer().substring(0, 120));
            case REFUSAL ->
                answer(StubProvider.answer().replace("\"refusal\":null", "\"refusal\":\"No.\""));
            case LENGTH -> answer(StubProvider.answer().replace("\"stop\"", "\"length\""));
          });
      return true;
    }

    /// Echoes the key, as some servers do.
    private static StubProvider.Reply error(int status, String code) {
      return StubProvider.json(
          status,
          """
          {"error":{"code":"%s","type":"%s","param":"%s","message":"wrong key %s"}}
          """
              .formatted(code, code, ModelContract.KEY, ModelContract.KEY),
          "x-request-id: " + ModelContract.KEY);
    }

    private static StubProvider.Reply answer(String body) {
      return StubProvider.json(200, body);
    }

    @Override
    public int stalled() {
      return stub.stalled();
    }

    @Override
    public int abandoned() {
      return stub.abandoned();
    }

    @Override
    public void close() {
      stub.close();
    }
  }
}
