{{/* Checks that the schema cannot express. Each message names the value, the rule and the way out. */}}
{{- define "tierworks.checks" -}}
{{- range $name, $_ := .Values.tiers }}
{{- if not (has $name $.Values.ladder) }}
{{- fail (printf "tiers.%s: is not on the ladder; add it to `ladder` where its price belongs, or set tiers.%s to null" $name $name) }}
{{- end }}
{{- end }}
{{- range $name := .Values.ladder }}
{{- if not (hasKey $.Values.tiers $name) }}
{{- fail (printf "ladder: names %s, which has no block; add tiers.%s (an empty one takes tierDefaults), or take it off the ladder" $name $name) }}
{{- end }}
{{- $tier := include "tierworks.tier" (list $ $name) | fromYaml }}
{{- if lt (int $tier.terminationGracePeriodSeconds) (add (int $tier.graceSeconds) 10) }}
{{- fail (printf "tiers.%s.terminationGracePeriodSeconds: is %v, must be at least graceSeconds + 10 = %v, or Kubernetes kills calls that the worker still lets finish; raise it, or leave it out" $name $tier.terminationGracePeriodSeconds (add (int $tier.graceSeconds) 10)) }}
{{- end }}
{{- if gt (int $tier.autoscaling.minReplicas) (int $tier.autoscaling.maxReplicas) }}
{{- fail (printf "tiers.%s.autoscaling.minReplicas: is %v, above maxReplicas %v; lower it, or raise maxReplicas" $name $tier.autoscaling.minReplicas $tier.autoscaling.maxReplicas) }}
{{- end }}
{{- if and $tier.autoscaled (eq $.Values.autoscaling.mode "hpa") (lt (int $tier.autoscaling.minReplicas) 1) }}
{{- fail (printf "tiers.%s.autoscaling.minReplicas: is 0, and a HorizontalPodAutoscaler cannot start from nothing; set it to 1, or autoscaling.mode to keda" $name) }}
{{- end }}
{{- end }}
{{- if and .Values.ingress.enabled (not .Values.planner.apiToken.secret) (not .Values.ingress.withoutToken) }}
{{- fail "ingress.enabled: the API would show every job to whoever reaches it; name a Secret in planner.apiToken.secret, or set ingress.withoutToken=true when something before it asks who is there" }}
{{- end }}
{{- end }}
