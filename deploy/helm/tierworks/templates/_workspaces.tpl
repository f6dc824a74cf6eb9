{{/* Folders that the workers' tools read. */}}

{{- define "tierworks.workspaceEnv" -}}
{{- range $name, $_ := .Values.workspaces }}
- name: {{ include "tierworks.variable" (printf "workspace.%s.path" $name) }}
  value: /workspaces/{{ $name }}
{{- end }}
{{- end }}

{{/* Who may name which workspace, for the planner. */}}
{{- define "tierworks.workspaceTenants" -}}
{{- range $name, $workspace := .Values.workspaces }}
{{- with $workspace.tenants }}
- name: {{ include "tierworks.variable" (printf "workspace.%s.tenants" $name) }}
  value: {{ join "," . | quote }}
{{- end }}
{{- end }}
{{- end }}

{{- define "tierworks.workspaceMounts" -}}
{{- range $name, $workspace := .Values.workspaces }}
- name: workspace-{{ $name }}
  mountPath: /workspaces/{{ $name }}
  readOnly: true
  {{- with dig "claim" "subPath" "" $workspace }}
  subPath: {{ . }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "tierworks.workspaceVolumes" -}}
{{- range $name, $workspace := .Values.workspaces }}
- name: workspace-{{ $name }}
  {{- with $workspace.claim }}
  persistentVolumeClaim:
    claimName: {{ .name }}
    readOnly: true
  {{- else }}
  emptyDir:
    sizeLimit: {{ $.Values.checkout.sizeLimit }}
  {{- end }}
{{- with dig "git" "secret" "name" "" $workspace }}
- name: git-{{ $name }}
  secret:
    secretName: {{ . }}
    defaultMode: 0440
    items:
      - key: {{ $workspace.git.secret.key }}
        path: {{ $workspace.git.secret.key }}
{{- end }}
{{- end }}
{{- end }}

{{/* One init container for each workspace from git. Running it again is harmless. */}}
{{- define "tierworks.checkouts" -}}
{{- range $name, $workspace := .Values.workspaces }}
{{- with $workspace.git }}
- name: checkout-{{ $name }}
  image: {{ $.Values.checkout.image }}
  imagePullPolicy: {{ $.Values.image.pullPolicy }}
  command: [sh, -euc]
  args:
    - |
      cd "$FOLDER"
      git init --quiet
      git fetch --quiet --depth 1 "$URL" "$REF"
      git checkout --quiet --force --detach FETCH_HEAD
  env:
    - name: FOLDER
      value: /workspaces/{{ $name }}
    - name: URL
      value: {{ .url }}
    - name: REF
      value: {{ .ref | quote }}
    - name: HOME
      value: /tmp
    - name: GIT_TERMINAL_PROMPT
      value: "0"
    {{- if dig "secret" "name" "" . }}
    - name: GIT_CONFIG_COUNT
      value: "1"
    - name: GIT_CONFIG_KEY_0
      value: credential.helper
    - name: GIT_CONFIG_VALUE_0
      value: store --file=/etc/tierworks/git/{{ .secret.key }}
    {{- end }}
  resources:
    {{- toYaml $.Values.checkout.resources | nindent 4 }}
  {{- include "tierworks.containerSecurity" $ | nindent 2 }}
  volumeMounts:
    - name: tmp
      mountPath: /tmp
    - name: workspace-{{ $name }}
      mountPath: /workspaces/{{ $name }}
    {{- if dig "secret" "name" "" . }}
    - name: git-{{ $name }}
      mountPath: /etc/tierworks/git
      readOnly: true
    {{- end }}
{{- end }}
{{- end }}
{{- end }}
