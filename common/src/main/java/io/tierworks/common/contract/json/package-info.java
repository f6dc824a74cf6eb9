/// Reads, writes and validates JSON as it travels between processes: limits of depth and size, JSON
/// Schema, and violations that name the field, the rule and how to fix it.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.contract.json;
