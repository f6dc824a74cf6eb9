/// Faults under load: a seeded schedule of faults (the crash matrix), rolling restarts and scaling.
/// An audit at the end checks that nothing is lost, repeated or billed wrongly, and how long each
/// pause was.
@org.jspecify.annotations.NullMarked
package io.tierworks.e2e.crash;
