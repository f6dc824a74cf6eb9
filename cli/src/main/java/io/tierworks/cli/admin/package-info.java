/// Commands for operators: topics, access rights, settings.
@NullMarked
package io.tierworks.cli.admin;

import org.jspecify.annotations.NullMarked;
