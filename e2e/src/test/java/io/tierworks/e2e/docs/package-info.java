/// Checks of the documentation: links, paths, line shape, glossary and architecture page.
@NullMarked
package io.tierworks.e2e.docs;

import org.jspecify.annotations.NullMarked;
