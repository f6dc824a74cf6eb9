/// The model port: a request has one response or one classified failure. Adapters live in
/// sub-packages. Nothing here knows a provider, HTTP or the name of a model.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.model;
