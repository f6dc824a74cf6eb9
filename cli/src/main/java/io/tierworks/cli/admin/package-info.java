/// Commands for operators: topics, access rights, settings.
@org.jspecify.annotations.NullMarked
package io.tierworks.cli.admin;
