/// Commands that send, list and follow jobs, and that approve, review or cancel them.
@NullMarked
package io.tierworks.cli.jobs;

import org.jspecify.annotations.NullMarked;
