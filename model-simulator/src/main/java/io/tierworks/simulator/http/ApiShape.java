package io.tierworks.simulator.http;

/// The two APIs, which differ in how a request and its answer are written.
enum ApiShape {
  CHAT {
    @Override
    ChatRequest read(byte[] body) {
      return ChatRequest.read(body);
    }

    @Override
    byte[] write(Completion completion, String requestId) {
      return completion.body(requestId);
    }
  },
  RESPONSES {
    @Override
    ChatRequest read(byte[] body) {
      return ResponsesReader.read(body);
    }

    @Override
    byte[] write(Completion completion, String requestId) {
      return ResponsesBody.of(completion, requestId);
    }
  };

  /// @throws IllegalArgumentException saying what is wrong with the request
  abstract ChatRequest read(byte[] body);

  abstract byte[] write(Completion completion, String requestId);
}
