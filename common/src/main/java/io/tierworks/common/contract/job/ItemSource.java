package io.tierworks.common.contract.job;

import org.jspecify.annotations.Nullable;

/// Where an item was taken from: a piece of a document.
///
/// @param item id of the item that had the document
/// @param document its name; null if it has none
/// @param piece from 1
/// @param pages such as `3` or `3-7`; null for a document without pages
public record ItemSource(
    String item, @Nullable String document, int piece, int pieces, @Nullable String pages) {}
