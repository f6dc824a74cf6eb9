/// Who may do what on the broker: the least that each role needs, declared once. What is printed by
/// `tierworks topics acls`, stands in `docs/reference/rights.md`, and is set in the whole-system
/// test.
@NullMarked
package io.tierworks.common.broker.access;

import org.jspecify.annotations.NullMarked;
