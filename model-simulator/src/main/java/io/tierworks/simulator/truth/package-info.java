/// What a model that makes no mistake would answer. Three sources, in this order: answer keys of
/// the shipped examples, generators that know what they made, and a generic reader for anything
/// else. Pure, apart from reading resources of the jar.
@org.jspecify.annotations.NullMarked
package io.tierworks.simulator.truth;
