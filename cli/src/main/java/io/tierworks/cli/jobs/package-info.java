/// Commands that send, list and follow jobs, and that approve, review or cancel them.
@org.jspecify.annotations.NullMarked
package io.tierworks.cli.jobs;
