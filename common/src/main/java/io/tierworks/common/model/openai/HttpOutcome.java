package io.tierworks.common.model.openai;

import java.net.http.HttpHeaders;

/// How an HTTP exchange ended.
sealed interface HttpOutcome {

  /// A complete response, with any status.
  record Response(int status, HttpHeaders headers, byte[] body) implements HttpOutcome {
    boolean successful() {
      return status >= 200 && status < 300;
    }
  }

  /// The connection could not be made, or broke.
  ///
  /// @param sent whether the request was sent, so that the provider may bill it
  record ConnectionFailed(Throwable cause, boolean sent) implements HttpOutcome {}

  /// The deadline passed.
  ///
  /// @param sent whether the request was sent, so that the provider may bill it
  record TimedOut(boolean sent) implements HttpOutcome {}

  record Interrupted() implements HttpOutcome {}
}
