package io.tierworks.common.model.openai;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// How calls reach an endpoint.
///
/// @param trust the certificate authorities to trust; null trusts those of the Java installation
/// @param proxy the egress proxy, such as `http://proxy:3128`; null goes without one
public record HttpRoute(@Nullable SSLContext trust, @Nullable URI proxy) {
  /// Without a proxy, with the usual certificate authorities.
  public static final HttpRoute DIRECT = new HttpRoute(null, null);

  private static final int HTTP = 80;

  /// @throws InvalidSettings naming the key whose file cannot be read
  public static HttpRoute from(Settings settings, String tier) {
    var at = "tier." + tier + ".";
    var proxy = settings.text(at + "proxy");
    return new HttpRoute(
        settings.path(at + "ca-file").map(file -> trust(at + "ca-file", file)).orElse(null),
        proxy.isBlank() ? null : settings.address(at + "proxy"));
  }

  private static SSLContext trust(String key, Path file) {
    try (var certificates = Files.newInputStream(file)) {
      return trusting(certificates);
    } catch (IOException | GeneralSecurityException _) {
      throw new InvalidSettings(
          "%s: %s holds no certificates that can be read; name a PEM file".formatted(key, file));
    }
  }

  private static SSLContext trusting(InputStream pem) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    var all = CertificateFactory.getInstance("X.509").generateCertificates(pem);
    if (all.isEmpty()) {
      throw new IOException("no certificate");
    }
    int number = 0;
    for (var each : all) {
      store.setCertificateEntry("ca-" + number++, each);
    }
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trusted.getTrustManagers(), null);
    return context;
  }

  HttpClient.Builder applyTo(HttpClient.Builder client) {
    if (trust != null) {
      client.sslContext(trust);
    }
    if (proxy != null) {
      int port = proxy.getPort() < 0 ? HTTP : proxy.getPort();
      client.proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), port)));
    }
    return client;
  }
}
