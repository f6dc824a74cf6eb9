/// When and how a model errs: by hash, at stated rates. Pure.
@NullMarked
package io.tierworks.simulator.errors;

import org.jspecify.annotations.NullMarked;
