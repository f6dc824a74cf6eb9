package io.tierworks.deploy;

/// Kinds of Kubernetes objects that the tests look up.
enum Kind {
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  Job,
  KafkaTopic,
  KafkaUser,
  NetworkPolicy,
  PodDisruptionBudget,
  PodMonitor,
  PrometheusRule,
  ScaledObject,
  Service,
  ServiceAccount,
  StatefulSet,
  TriggerAuthentication
}
