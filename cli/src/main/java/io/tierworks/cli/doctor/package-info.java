/// `tierworks doctor`: reports what is wrong and how to fix it. [Diagnosis] collects facts; each
/// [DoctorCheck] turns facts into findings and uses neither Kafka nor a clock.
@org.jspecify.annotations.NullMarked
package io.tierworks.cli.doctor;
