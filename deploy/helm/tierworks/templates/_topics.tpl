{{/* The pod of the Job that sets up the topics. */}}
{{- define "tierworks.topicsPod" }}
serviceAccountName: {{ include "tierworks.fullname" . }}-topics
restartPolicy: OnFailure
{{- include "tierworks.podSecurity" . | nindent 0 }}
containers:
  - name: topics
    image: {{ include "tierworks.image" (list . "cli") }}
    imagePullPolicy: {{ .Values.image.pullPolicy }}
    args: [topics, create]
    {{- include "tierworks.envFrom" . | nindent 4 }}
    {{- with include "tierworks.kafkaEnv" (list . .Values.topics.kafka "admin") | trim }}
    env:
      {{- . | nindent 6 }}
    {{- end }}
    resources:
      {{- toYaml .Values.topics.resources | nindent 6 }}
    {{- include "tierworks.containerSecurity" . | nindent 4 }}
    volumeMounts:
      {{- include "tierworks.volumeMounts" . | nindent 6 }}
volumes:
  {{- include "tierworks.volumes" . | nindent 2 }}
{{- end }}
