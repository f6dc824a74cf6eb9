/// The quality benchmark: generated tasks with known truth, done by Tierworks and by simpler
/// systems, scored and priced. See `docs/reference/quality.md`.
@org.jspecify.annotations.NullMarked
package io.tierworks.e2e.quality;
