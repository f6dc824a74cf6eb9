/// Settings: every key is declared in `SettingDefinitions`, and the loader checks each value before
/// anything starts. Defaults are overridden by the settings file, then by the environment, then by
/// flags.
///
/// Code does not read single keys. Each concern has a record with `static from(Settings settings)`
/// in the package that uses it, such as `TierSettings` here or `TopicSettings` in `broker`. Its
/// compact constructor checks the values with `SettingChecks`, which name the key of each fault. A
/// service calls `Settings.check` with the `from` methods of all its records, so that the faults of
/// all records are reported at once.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.settings;
