/// The first hour of a new user: the README and every command, on a terminal of 80 columns.
@org.jspecify.annotations.NullMarked
package io.tierworks.e2e.newcomer;
