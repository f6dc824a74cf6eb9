package io.tierworks.cli.doctor;

import java.util.List;

/// Checks one part of the system by the facts that it was given.
interface DoctorCheck {
  List<Finding> findings();
}
