package io.tierworks.deploy;

/// Configurations of the chart; together they render every template and every branch.
enum Mode {
  DEFAULTS(""),
  KEDA(
      """
      autoscaling: {mode: keda}
      planner: {apiToken: {secret: api-token}}
      tierDefaults: {autoscaling: {minReplicas: 0}}
      tiers: {flagship: {autoscaling: {enabled: false}, replicas: 2}}
      """),
  PROMETHEUS("autoscaling: {mode: prometheus}"),
  HPA("autoscaling: {mode: hpa, hpa: {matchLabels: {namespace: tierworks}}}"),
  STRIMZI("strimzi: {enabled: true}\ntopics: {replication: 3}"),
  STRIMZI_WITHOUT_USERS("strimzi: {enabled: true, users: false}\nintake: group"),
  FURTHER_TIER(
      """
      ladder: [nano, micro, mini, flagship]
      tiers:
        micro:
          slots: 8
          timeoutSeconds: 300
          settings: {model: qwen3-8b, price-input: 0.05, price-cached: 0, price-output: 0.1, url: "http://vllm.models:8000/v1"}
          secret: {name: "", key: none}
      autoscaling: {mode: keda}
      strimzi: {enabled: true}
      """),
  EXPOSED(
      """
      planner: {replicas: 3, apiToken: {secret: api-token}}
      ingress: {enabled: true, className: nginx, tlsSecret: tierworks-tls, annotations: {a: b}}
      monitoring: {enabled: true, labels: {release: prometheus}}
      networkPolicy:
        plannerFrom: [{podSelector: {matchLabels: {app: portal}}}]
        kafkaTo: [{ipBlock: {cidr: 10.0.0.0/8}}]
        kafkaPorts: [9095]
        modelTo: [{ipBlock: {cidr: 0.0.0.0/0}}]
        extraEgress: [{ports: [{port: 8443, protocol: TCP}]}]
      """),
  WORKSPACES(
      """
      workspaces:
        handbook: {claim: {name: handbook, subPath: en}, tenants: [legal, "human resources"]}
        shop: {git: {url: "https://git.example.org:8443/shop.git", ref: v1.2, secret: {name: git-login, key: credentials}}}
        public: {git: {url: "https://git.example.com/public.git", ref: main}}
      networkPolicy: {gitTo: [{ipBlock: {cidr: 10.1.0.0/16}}]}
      """),
  EVERYTHING_ELSE(
      """
      image: {registry: registry.example.org/team/, tag: "1.2.3", pullSecrets: [pull]}
      kafka:
        bootstrap: a.example.org:9094,b.example.org:9094
        settings:
          security.protocol: SASL_SSL
          client.dns.lookup: use_all_dns_ips
          config.providers.my-dir_1.class: org.example.Folder
        secrets: {sasl.jaas.config: {name: kafka-login, key: jaas}}
        ca: {secret: kafka-ca}
      model: {url: "http://models.internal:8000/v1", secret: {name: "", key: none}}
      settings: {job.max-cost: "2.00", planner.window-job: 128}
      topics: {create: false}
      planner:
        state: {persistent: false, storageClass: fast}
        kafka: {secrets: {sasl.jaas.config: {name: planner-login, key: jaas}}}
        nodeSelector: {pool: general}
        podAnnotations: {note: x}
        priorityClassName: high
      tierDefaults:
        tolerations: [{key: spot, operator: Exists, effect: NoSchedule}]
        affinity: {nodeAffinity: {}}
        kafka: {settings: {client.id: worker}}
      serviceAccounts: {annotations: {cloud: role}}
      networkPolicy: {enabled: false}
      podDisruptionBudgets: {enabled: false}
      extraEnv: [{name: TIERWORKS_LOG, value: DEBUG}]
      extraVolumes: [{name: more, emptyDir: {}}]
      extraVolumeMounts: [{name: more, mountPath: /more}]
      """);

  private final String values;

  Mode(String values) {
    this.values = values;
  }

  Manifests render() {
    return Chart.render(values);
  }
}
