package io.tierworks.cli.doctor;

import java.util.List;

/// Judges one part by the evidence it was given.
interface DoctorCheck {
  List<Finding> findings();
}
