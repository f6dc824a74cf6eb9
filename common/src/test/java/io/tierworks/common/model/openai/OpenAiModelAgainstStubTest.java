package io.tierworks.common.model.openai;

import io.tierworks.common.model.openai.ApiDialect.Api;
import java.net.URI;

class OpenAiModelAgainstStubTest extends ModelContract {

  @Override
  FaultyEndpoint start() {
    var stub = new StubProvider();
    stub.reply(StubProvider.json(200, StubProvider.answer(api)));
    return new StubEndpoint(stub, api);
  }

  @Override
  String modelName() {
    return "any";
  }

  private record StubEndpoint(StubProvider stub, Api api) implements FaultyEndpoint {
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
            case TRUNCATED_JSON -> answer(StubProvider.answer(api).substring(0, 120));
            case REFUSAL -> answer(refusal());
            case LENGTH -> answer(cutOff());
          });
      return true;
    }

    private String refusal() {
      return switch (api) {
        case CHAT -> StubProvider.answer().replace("\"refusal\":null", "\"refusal\":\"No.\"");
        case RESPONSES ->
            StubProvider.answer(api)
                .replaceFirst(
                    "\\{\"type\":\"output_text\"[^}]+}[^}]+}",
                    "{\"type\":\"refusal\",\"refusal\":\"No.\"}");
      };
    }

    private String cutOff() {
      return switch (api) {
        case CHAT -> StubProvider.answer().replace("\"stop\"", "\"length\"");
        case RESPONSES ->
            StubProvider.answer(api)
                .replace(
                    "\"status\":\"completed\",\"model\"",
                    "\"status\":\"incomplete\",\"incomplete_details\":{\"reason\":\"max_output_tokens\"},\"model\"");
      };
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
