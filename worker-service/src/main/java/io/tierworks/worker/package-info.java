/// One tier's worker, wired by hand: [WorkerService] is the process inside, [WorkerMain] its
/// command line.
@NullMarked
package io.tierworks.worker;

import org.jspecify.annotations.NullMarked;
