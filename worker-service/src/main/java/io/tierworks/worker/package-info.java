/// A worker of one tier. [WorkerService] wires and runs it; [WorkerMain] is its command line.
@org.jspecify.annotations.NullMarked
package io.tierworks.worker;
