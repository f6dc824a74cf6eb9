/// Commands that set up and diagnose an installation.
@NullMarked
package io.tierworks.cli.admin;

import org.jspecify.annotations.NullMarked;
