/// Settings: defaults < file < environment < flags, checked as a whole before anything starts. The
/// definitions declare every key; a record per concern reads its part.
@NullMarked
package io.tierworks.common.settings;

import org.jspecify.annotations.NullMarked;
