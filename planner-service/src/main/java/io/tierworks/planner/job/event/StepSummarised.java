package io.tierworks.planner.job.event;

import io.tierworks.common.contract.subtask.Material;
import io.tierworks.planner.job.StepMaterials;
import io.tierworks.planner.job.store.JobWriter;
import java.util.List;

/// All results of a large step are read; the steps that need them as a whole can begin.
///
/// @param materials what their calls are told
public record StepSummarised(String job, String step, List<Material> materials)
    implements OpenJobEvent {
  @Override
  public void store(JobWriter writer) {
    writer.put(step, new StepMaterials(materials));
  }
}
