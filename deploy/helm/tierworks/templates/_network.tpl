{{/* Permitted ingress: (namespaces, peers, port). An empty list admits no client. */}}
{{- define "tierworks.ingressRules" -}}
{{- $namespaces := index . 0 }}
{{- $peers := index . 1 }}
{{- if or $namespaces $peers -}}
ingress:
  - ports:
      - port: {{ index . 2 }}
        protocol: TCP
    from:
      {{- range uniq $namespaces }}
      - namespaceSelector:
          matchLabels:
            kubernetes.io/metadata.name: {{ . }}
      {{- end }}
      {{- with $peers }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
{{- else -}}
ingress: []
{{- end }}
{{- end }}

{{/* Egress of every process: DNS and brokers. */}}
{{- define "tierworks.egressRules" -}}
{{- $ports := .Values.networkPolicy.kafkaPorts }}
{{- range splitList "," (include "tierworks.bootstrap" .) }}
{{- $ports = append $ports (regexFind "[0-9]+$" (trim .) | int) }}
{{- end -}}
# DNS.
- ports:
    - port: 53
      protocol: UDP
    - port: 53
      protocol: TCP
# Brokers.
- ports:
    {{- $seen := dict }}
    {{- range $ports }}
    {{- if not (hasKey $seen (int . | toString)) }}
    {{- $_ := set $seen (int . | toString) true }}
    - port: {{ int . }}
      protocol: TCP
    {{- end }}
    {{- end }}
  {{- with .Values.networkPolicy.kafkaTo }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
{{- with .Values.networkPolicy.extraEgress }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* The port of an address with a scheme. */}}
{{- define "tierworks.port" -}}
{{- $address := urlParse . }}
{{- if regexMatch ":[0-9]+$" $address.host }}{{ regexFind "[0-9]+$" $address.host }}
{{- else }}{{ ternary "80" "443" (eq $address.scheme "http") }}
{{- end }}
{{- end }}

{{/* The ports of all git servers, comma-separated, each once. */}}
{{- define "tierworks.gitPorts" -}}
{{- $ports := list }}
{{- range .Values.workspaces }}
{{- with .git }}
{{- $ports = append $ports (include "tierworks.port" .url) }}
{{- end }}
{{- end }}
{{- join "," (uniq $ports) }}
{{- end }}
