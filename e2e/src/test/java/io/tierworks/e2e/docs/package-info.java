/// Checks of the documentation: links, paths, line shape, glossary and architecture page.
@org.jspecify.annotations.NullMarked
package io.tierworks.e2e.docs;
