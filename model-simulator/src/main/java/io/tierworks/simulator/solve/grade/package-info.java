/// How good a model is, and when it errs: by hash, never by chance.
@NullMarked
package io.tierworks.simulator.solve.grade;

import org.jspecify.annotations.NullMarked;
