/// What the services write to the topics: every record against its schema, its golden shape and the
/// trace of its job.
@org.jspecify.annotations.NullMarked
package io.tierworks.e2e.wire;
