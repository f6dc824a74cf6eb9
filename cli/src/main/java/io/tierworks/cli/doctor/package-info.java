/// `tierworks doctor`: what is wrong, and what to do. [Examination] collects the evidence; a
/// [Check] judges it, and knows neither Kafka nor a clock.
@NullMarked
package io.tierworks.cli.doctor;

import org.jspecify.annotations.NullMarked;
