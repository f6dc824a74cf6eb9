package io.tierworks.common.model.openai;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;

/// A request body that records whether it was sent. The JDK client asks for the body once it is
/// connected, so an exchange that fails before that was not billed.
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
