package io.tierworks.common.contract.job;

import org.jspecify.annotations.Nullable;

/// A picture, by address or as base64 `data` with its `mediaType`.
///
/// @param detail `low`, `high` or `auto`; null lets the model's adapter choose
public record Image(
    @Nullable String url,
    @Nullable String data,
    @Nullable String mediaType,
    @Nullable String detail) {}
