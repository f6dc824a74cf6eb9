package io.tierworks.common.model.openai;

import io.tierworks.common.settings.InvalidSettings;
import io.tierworks.common.settings.SettingChecks;
import io.tierworks.common.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an endpoint wants with each request besides OpenAI's own fields.
///
/// @param keyHeader the header that carries the key; `Authorization` carries it as a bearer token
/// @param headers further headers, by name
/// @param query parameters of the address, by name
/// @param serviceTier sent as it is; null leaves the choice to the server
/// @param store whether the provider may store the call; null does not say
/// @param strict whether a schema may be sent as strict
public record RequestExtras(
    String keyHeader,
    Map<String, String> headers,
    Map<String, String> query,
    @Nullable String serviceTier,
    @Nullable Boolean store,
    boolean strict) {
  static final String AUTHORIZATION = "Authorization";

  /// Nothing besides OpenAI's own fields.
  public static final RequestExtras NONE =
      new RequestExtras(AUTHORIZATION, Map.of(), Map.of(), null, null, true);

  /// A token as HTTP has it.
  private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";

  /// @throws InvalidSettings naming every fault
  public static RequestExtras from(Settings settings, String tier) {
    var at = "tier." + tier + ".";
    var keyHeader = settings.text(at + "key-header");
    var checks =
        new SettingChecks()
            .require(keyHeader.matches(TOKEN), at + "key-header", "must be the name of a header");
    var headers = pairs(settings, at + "headers", checks);
    var query = pairs(settings, at + "query", checks);
    headers
        .keySet()
        .forEach(name ->
            checks.require(name.matches(TOKEN), at + "headers", name + " is no name of a header"));
    checks.throwIfAny();
    var serviceTier = settings.text(at + "service-tier");
    var store = settings.text(at + "store");
    return new RequestExtras(
        keyHeader,
        headers,
        query,
        serviceTier.isBlank() ? null : serviceTier,
        store.equals("unset") ? null : Boolean.valueOf(store),
        settings.flag(at + "strict"));
  }

  /// Reads `name=value,name=value`.
  private static Map<String, String> pairs(Settings settings, String key, SettingChecks checks) {
    var pairs = new LinkedHashMap<String, String>();
    for (var pair : settings.list(key)) {
      int end = pair.indexOf('=');
      checks.require(end > 0, key, "'" + pair + "' must be name=value");
      if (end > 0) {
        pairs.put(pair.substring(0, end).strip(), pair.substring(end + 1).strip());
      }
    }
    return pairs;
  }

  boolean isBearer() {
    return keyHeader.equalsIgnoreCase(AUTHORIZATION);
  }

  /// The headers of each request, without a bearer token.
  Map<String, String> headers(@Nullable String key) {
    var all = new LinkedHashMap<String, String>();
    all.put("User-Agent", "tierworks");
    all.putAll(headers);
    if (key != null && !key.isEmpty() && !isBearer()) {
      all.put(keyHeader, key);
    }
    return all;
  }
}
