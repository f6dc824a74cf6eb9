/// The model port: one request, one answer or one classified failure. Adapters live in
/// sub-packages; nothing here knows a provider, HTTP or a model's name.
@NullMarked
package io.tierworks.common.model;

import org.jspecify.annotations.NullMarked;
