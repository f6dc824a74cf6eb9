/// What users read: results, item answers, bills and events of a job.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.contract.result;
