package io.tierworks.common.contract.job;

import com.fasterxml.jackson.databind.EnumNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/// How closely a model looks at an image.
@EnumNaming(SnakeCaseStrategy.class)
public enum Detail {
  LOW,
  HIGH,
  AUTO
}
