{{/* Settings of the processes. */}}

{{- define "tierworks.bootstrap" -}}
{{- if .Values.kafka.bootstrap }}{{ .Values.kafka.bootstrap }}
{{- else if .Values.strimzi.enabled }}{{ .Values.strimzi.cluster }}-kafka-bootstrap:{{ ternary "9093" "9092" .Values.strimzi.users }}
{{- else }}kafka:9092
{{- end }}
{{- end }}

{{/* The environment variable of a Tierworks setting. */}}
{{- define "tierworks.variable" -}}
TIERWORKS_{{ . | upper | replace "." "_" | replace "-" "_" }}
{{- end }}

{{/* The environment variable of a Kafka client setting. */}}
{{- define "tierworks.kafkaVariable" -}}
TIERWORKS_KAFKA_{{ . | upper | replace "_" "__" | replace "-" "___" | replace "." "_" }}
{{- end }}

{{- define "tierworks.ca" -}}
{{- if .Values.kafka.ca.secret }}{{ .Values.kafka.ca.secret }}
{{- else if and .Values.strimzi.enabled .Values.strimzi.users }}{{ .Values.strimzi.cluster }}-cluster-ca-cert
{{- end }}
{{- end }}

{{/* Settings of all processes, as the data of a ConfigMap. */}}
{{- define "tierworks.settings" -}}
{{- $all := dict
      "TIERWORKS_BOOTSTRAP" (include "tierworks.bootstrap" .)
      "TIERWORKS_TOPICS_PREFIX" .Values.topics.prefix
      "TIERWORKS_TOPICS_PARTITIONS" (int .Values.topics.partitions | toString)
      "TIERWORKS_TOPICS_REPLICATION" (int .Values.topics.replication | toString)
      "TIERWORKS_TOPICS_COMPRESSION" .Values.topics.compression
      "TIERWORKS_INTAKE" .Values.intake
      "TIERWORKS_INTAKE_GROUP_PARTITIONS" (int .Values.topics.groupPartitions | toString)
      "TIERWORKS_TIERS" (join "," .Values.ladder) }}
{{- with .Values.model.url }}
{{- $_ := set $all "OPENAI_BASE_URL" . }}
{{- end }}
{{- range $name := .Values.ladder }}
{{- $tier := include "tierworks.tier" (list $ $name) | fromYaml }}
{{- $at := printf "tier.%s." $name }}
{{- $_ := set $all (include "tierworks.variable" (print $at "slots")) (int $tier.slots | toString) }}
{{- $_ := set $all (include "tierworks.variable" (print $at "timeout")) (printf "PT%dS" (int $tier.timeoutSeconds)) }}
{{- range $key, $value := $tier.settings }}
{{- $_ := set $all (include "tierworks.variable" (print $at $key)) (toString $value) }}
{{- end }}
{{- end }}
{{- if include "tierworks.ca" . }}
{{- $_ := set $all "TIERWORKS_KAFKA_SSL_TRUSTSTORE_TYPE" "PEM" }}
{{- $_ := set $all "TIERWORKS_KAFKA_SSL_TRUSTSTORE_LOCATION" (printf "/etc/tierworks/kafka-ca/%s" .Values.kafka.ca.key) }}
{{- end }}
{{- if and .Values.strimzi.enabled .Values.strimzi.users }}
{{- $_ := set $all "TIERWORKS_KAFKA_SECURITY_PROTOCOL" "SASL_SSL" }}
{{- $_ := set $all "TIERWORKS_KAFKA_SASL_MECHANISM" "SCRAM-SHA-512" }}
{{- end }}
{{- range $key, $value := .Values.kafka.settings }}
{{- $_ := set $all (include "tierworks.kafkaVariable" $key) (toString $value) }}
{{- end }}
{{- range $key, $value := .Values.settings }}
{{- $_ := set $all (include "tierworks.variable" $key) (toString $value) }}
{{- end }}
{{- toYaml $all }}
{{- end }}

{{/* Further Kafka variables of one process: (root, its block `kafka`, its role). */}}
{{- define "tierworks.kafkaEnv" -}}
{{- $root := index . 0 }}
{{- $own := index . 1 }}
{{- $secrets := dict }}
{{- if and $root.Values.strimzi.enabled $root.Values.strimzi.users }}
{{- $user := include "tierworks.strimziName" (print $root.Values.topics.prefix (index . 2)) }}
{{- $_ := set $secrets "sasl.jaas.config" (dict "name" $user "key" "sasl.jaas.config") }}
{{- end }}
{{- $secrets = mergeOverwrite $secrets (deepCopy $root.Values.kafka.secrets) (deepCopy $own.secrets) }}
{{- range $key, $value := $own.settings }}
- name: {{ include "tierworks.kafkaVariable" $key }}
  value: {{ toString $value | quote }}
{{- end }}
{{- range $key, $from := $secrets }}
- name: {{ include "tierworks.kafkaVariable" $key }}
  valueFrom:
    secretKeyRef:
      name: {{ $from.name }}
      key: {{ $from.key }}
{{- end }}
{{- with $root.Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}
