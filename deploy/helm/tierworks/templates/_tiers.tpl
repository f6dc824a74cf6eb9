{{/* A tier's block merged over the defaults, with its grace periods and endpoint: (root, name). */}}
{{- define "tierworks.tier" -}}
{{- $root := index . 0 }}
{{- $tier := mergeOverwrite (deepCopy $root.Values.tierDefaults) (deepCopy (index $root.Values.tiers (index . 1) | default dict)) }}
{{- if not (hasKey $tier "graceSeconds") }}
{{- $_ := set $tier "graceSeconds" $tier.timeoutSeconds }}
{{- end }}
{{- if not (hasKey $tier "terminationGracePeriodSeconds") }}
{{- $_ := set $tier "terminationGracePeriodSeconds" (add (int $tier.graceSeconds) 15) }}
{{- end }}
{{- if not (hasKey $tier "secret") }}
{{- $_ := set $tier "secret" $root.Values.model.secret }}
{{- end }}
{{- $address := $tier.settings.url | default $root.Values.model.url | default "https://api.openai.com/v1" }}
{{- $_ := set $tier "endpointPort" (include "tierworks.port" $address | int) }}
{{- $mode := $root.Values.autoscaling.mode }}
{{- $_ := set $tier "autoscaled" (and (ne $mode "none") $tier.autoscaling.enabled) }}
{{- $_ := set $tier "targetSeconds" (mul (int $tier.slots) (int $tier.autoscaling.targetSeconds)) }}
{{- toYaml $tier }}
{{- end }}
