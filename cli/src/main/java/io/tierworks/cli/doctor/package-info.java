/// `tierworks doctor`: what is wrong, and what to do. [Diagnosis] collects the evidence; a
/// [DoctorCheck] judges it, and knows neither Kafka nor a clock.
@NullMarked
package io.tierworks.cli.doctor;

import org.jspecify.annotations.NullMarked;
