{{/* Settings of every pod. */}}

{{- define "tierworks.podAnnotations" -}}
checksum/settings: {{ include "tierworks.settings" (index . 0) | sha256sum | trunc 16 }}
{{- with index . 1 }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "tierworks.podSecurity" -}}
automountServiceAccountToken: false
# Service variables would begin with TIERWORKS_ and be rejected as unknown settings.
enableServiceLinks: false
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  fsGroup: 65532
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- end }}

{{- define "tierworks.containerSecurity" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
{{- end }}

{{/* Shared settings, then the caller's own `env`. */}}
{{- define "tierworks.envFrom" -}}
envFrom:
  - configMapRef:
      name: {{ include "tierworks.fullname" . }}-settings
{{- end }}

{{- define "tierworks.volumes" -}}
- name: tmp
  emptyDir:
    sizeLimit: 512Mi
{{- with include "tierworks.ca" . }}
- name: kafka-ca
  secret:
    secretName: {{ . }}
    items:
      - key: {{ $.Values.kafka.ca.key }}
        path: {{ $.Values.kafka.ca.key }}
{{- end }}
{{- with .Values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "tierworks.volumeMounts" -}}
- name: tmp
  mountPath: /tmp
{{- if include "tierworks.ca" . }}
- name: kafka-ca
  mountPath: /etc/tierworks/kafka-ca
  readOnly: true
{{- end }}
{{- with .Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "tierworks.probes" -}}
startupProbe:
  httpGet: { path: /health/live, port: http }
  periodSeconds: 1
  failureThreshold: 120
readinessProbe:
  httpGet: { path: /health/ready, port: http }
  periodSeconds: 5
  timeoutSeconds: 3
livenessProbe:
  httpGet: { path: /health/live, port: http }
  periodSeconds: 10
  timeoutSeconds: 5
{{- end }}

{{/* Scheduling: (root, block with nodeSelector, tolerations, affinity, priorityClassName). */}}
{{- define "tierworks.placement" -}}
{{- $root := index . 0 }}
{{- $own := index . 1 -}}
tolerations:
  {{- range list "not-ready" "unreachable" }}
  - key: node.kubernetes.io/{{ . }}
    operator: Exists
    effect: NoExecute
    tolerationSeconds: {{ $root.Values.nodeLossSeconds }}
  {{- end }}
  {{- with $own.tolerations }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- with $own.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $own.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $own.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end }}

{{/* Spread over zones and nodes: (root, component, tier or "", revision label). */}}
{{- define "tierworks.spread" -}}
{{- $root := index . 0 }}
{{- $selector := include "tierworks.selector" (list $root (index . 1) (index . 2)) }}
{{- $revision := index . 3 -}}
topologySpreadConstraints:
  {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - topologyKey: {{ . }}
    maxSkew: 1
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- $selector | nindent 8 }}
    matchLabelKeys: [{{ $revision }}]
  {{- end }}
{{- end }}
