/// Large jobs, many jobs and stopped tiers, run by `e2e/size`: checks that cost per subtask stays
/// flat, memory stays bounded and nothing is dropped.
@org.jspecify.annotations.NullMarked
package io.tierworks.e2e.size;
