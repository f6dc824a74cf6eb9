/// An example job on a stack of its own, from its plan to its bill.
@NullMarked
package io.tierworks.cli.demo;

import org.jspecify.annotations.NullMarked;
