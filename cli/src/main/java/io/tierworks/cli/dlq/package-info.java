/// Commands that list, show and redrive dead letters.
@org.jspecify.annotations.NullMarked
package io.tierworks.cli.dlq;
