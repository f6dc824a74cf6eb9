/// Finding amounts, dates, numbers, names and line items in documents.
@NullMarked
package io.tierworks.simulator.solve.extract;

import org.jspecify.annotations.NullMarked;
