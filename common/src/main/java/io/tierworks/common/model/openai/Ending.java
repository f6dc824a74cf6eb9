package io.tierworks.common.model.openai;

import java.net.http.HttpHeaders;

/// How an HTTP exchange ended.
sealed interface Ending {

  /// A whole response, of whatever status.
  record Responded(int status, HttpHeaders headers, byte[] body) implements Ending {
    boolean successful() {
      return status >= 200 && status < 300;
    }
  }

  /// No connection, or one that broke.
  ///
  /// @param sent whether the request had left, so that the provider may charge for it
  record Broken(Throwable cause, boolean sent) implements Ending {}

  /// The deadline passed.
  ///
  /// @param sent whether the request had left, so that the provider may charge for it
  record Expired(boolean sent) implements Ending {}

  /// The caller was interrupted.
  record Interrupted() implements Ending {}
}
