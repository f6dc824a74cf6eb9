/// Takes job messages from users, checks them and hands them to the coordinator.
@NullMarked
package io.tierworks.planner.intake;

import org.jspecify.annotations.NullMarked;
