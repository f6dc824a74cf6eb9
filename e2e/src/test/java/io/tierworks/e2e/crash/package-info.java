/// A whole Tierworks under load to which things happen, by a seeded schedule of faults (the crash
/// matrix) or as an operator does them (rolling restarts, scaling); and a reckoning at the end:
/// nothing lost, nothing twice, every cent accounted for, and how long each pause was.
@NullMarked
package io.tierworks.e2e.crash;

import org.jspecify.annotations.NullMarked;
