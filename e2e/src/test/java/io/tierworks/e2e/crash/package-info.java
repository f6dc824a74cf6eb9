/// The crash matrix: a whole Tierworks under load, faults by a seeded schedule, and a reckoning at
/// the end: nothing lost, nothing twice, every cent accounted for, and how long each recovery took.
@NullMarked
package io.tierworks.e2e.crash;

import org.jspecify.annotations.NullMarked;
