package io.tierworks.deploy;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/// Objects that are applied to a cluster together.
record Manifests(List<Manifest> all) {
  static Manifests of(String yaml) {
    return new Manifests(Yaml.documents(yaml).stream().map(Manifest::new).toList());
  }

  List<Manifest> of(Kind kind) {
    return all.stream().filter(each -> each.kind().equals(kind.name())).toList();
  }

  /// @throws NoSuchElementException when no object has this kind and name
  Manifest the(Kind kind, String name) {
    return of(kind).stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(kind + " " + name + " among " + all));
  }

  /// All objects that create pods.
  List<Workload> workloads() {
    return Stream.of(Kind.StatefulSet, Kind.Deployment, Kind.Job)
        .flatMap(kind -> of(kind).stream())
        .map(Workload::new)
        .toList();
  }

  Workload workload(String name) {
    return workloads().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(name + " among " + workloads()));
  }
}
