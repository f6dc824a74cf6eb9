package io.tierworks.common.model.openai;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;

/// A request body that remembers whether it was asked for. The JDK client asks once the connection
/// stands, so an exchange that fails before has cost nothing.
final class SendTrackingBody implements BodyPublisher {
  private final BodyPublisher bytes;
  private volatile boolean sent;

  SendTrackingBody(byte[] body) {
    this.bytes = BodyPublishers.ofByteArray(body);
  }

  boolean sent() {
    return sent;
  }

  @Override
  public long contentLength() {
    return bytes.contentLength();
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    sent = true;
    bytes.subscribe(subscriber);
  }
}
