package io.tierworks.deploy;

/// The kinds that tests ask for, as Kubernetes writes them.
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
