/// What words mean: topics, tones, names of document fields, synonyms. Read from resource files.
@NullMarked
package io.tierworks.simulator.solve.lexicon;

import org.jspecify.annotations.NullMarked;
