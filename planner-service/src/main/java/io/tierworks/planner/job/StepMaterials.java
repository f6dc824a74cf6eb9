package io.tierworks.planner.job;

import io.tierworks.common.contract.subtask.Material;
import java.util.List;

/// What calls are told about a large step as a whole. It is kept, because it takes long to read.
public record StepMaterials(List<Material> materials) {
  public StepMaterials {
    materials = List.copyOf(materials);
  }
}
