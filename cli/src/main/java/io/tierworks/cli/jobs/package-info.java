/// Commands that work with jobs over the topics: send, follow, list, decide.
@NullMarked
package io.tierworks.cli.jobs;

import org.jspecify.annotations.NullMarked;
