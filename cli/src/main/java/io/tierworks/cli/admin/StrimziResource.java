package io.tierworks.cli.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A resource of the Strimzi operator. The components have the names of its fields.
record StrimziResource(String apiVersion, String kind, Metadata metadata, Spec spec) {

  record Metadata(String name, Map<String, String> labels) {}

  sealed interface Spec {}

  /// @param replicas null leaves the number to the brokers
  record TopicSpec(
      String topicName,
      int partitions,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer replicas,
      SortedMap<String, String> config)
      implements Spec {}

  record UserSpec(Authentication authentication, Authorization authorization) implements Spec {}

  record Authentication(String type) {}

  record Authorization(String type, List<StrimziAcl> acls) {}
}
