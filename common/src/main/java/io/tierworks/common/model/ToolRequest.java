package io.tierworks.common.model;

/// A model asks for a tool.
///
/// @param id of this request in its response
/// @param arguments JSON, as the model wrote it; not checked
public record ToolRequest(String id, String name, String arguments) {}
