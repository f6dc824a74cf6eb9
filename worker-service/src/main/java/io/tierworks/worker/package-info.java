/// A worker of one tier. [WorkerService] wires and runs it; [WorkerMain] is its command line.
@NullMarked
package io.tierworks.worker;

import org.jspecify.annotations.NullMarked;
