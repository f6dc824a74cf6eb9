package io.tierworks.common.model.openai;

import java.net.http.HttpHeaders;

/// How an HTTP exchange ended.
sealed interface HttpOutcome {

  /// A whole response, of whatever status.
  record Response(int status, HttpHeaders headers, byte[] body) implements HttpOutcome {
    boolean successful() {
      return status >= 200 && status < 300;
    }
  }

  /// No connection, or one that broke.
  ///
  /// @param sent whether the request had left, so that the provider may charge for it
  record ConnectionFailed(Throwable cause, boolean sent) implements HttpOutcome {}

  /// The deadline passed.
  ///
  /// @param sent whether the request had left, so that the provider may charge for it
  record TimedOut(boolean sent) implements HttpOutcome {}

  /// The caller was interrupted.
  record Interrupted() implements HttpOutcome {}
}
