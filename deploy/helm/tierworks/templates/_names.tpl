{{/* Names and labels. */}}

{{- define "tierworks.fullname" -}}
{{- if contains "tierworks" .Release.Name }}{{ .Release.Name | trunc 30 | trimSuffix "-" }}
{{- else }}{{ printf "%s-tierworks" (.Release.Name | trunc 20 | trimSuffix "-") }}
{{- end }}
{{- end }}

{{- define "tierworks.image" -}}
{{- $root := index . 0 }}
{{- $image := $root.Values.image }}
{{- with $image.registry }}{{ trimSuffix "/" . }}/{{ end }}tierworks/{{ index . 1 }}:{{ $image.tag | default $root.Chart.AppVersion }}
{{- end }}

{{/* Selector labels: (root, component, tier or ""). */}}
{{- define "tierworks.selector" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: tierworks
app.kubernetes.io/instance: {{ $root.Release.Name }}
{{- with index . 1 }}
app.kubernetes.io/component: {{ . }}
{{- end }}
{{- with index . 2 }}
tierworks.io/tier: {{ . }}
{{- end }}
{{- end }}

{{/* The labels of an object: (root, component, tier or ""). */}}
{{- define "tierworks.labels" -}}
{{- $root := index . 0 -}}
{{ include "tierworks.selector" . }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version | replace "+" "_" }}
{{- end }}

{{/* The name of a Strimzi resource for a name on the brokers. */}}
{{- define "tierworks.strimziName" -}}
{{ regexReplaceAll "[^a-z0-9.-]" (lower .) "-" | trimAll ".-" }}
{{- end }}
