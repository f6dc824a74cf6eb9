/// What the services write to the topics: every record against its schema, its golden shape and the
/// trace of its job.
@NullMarked
package io.tierworks.e2e.wire;

import org.jspecify.annotations.NullMarked;
