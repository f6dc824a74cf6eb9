/// What users send: jobs and commands on jobs, as records that mirror their JSON Schemas. Old
/// messages stay readable; golden files in the tests prove it.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.contract.job;
