/// What users read: results, item answers, bills and events of a job.
@NullMarked
package io.tierworks.common.contract.result;

import org.jspecify.annotations.NullMarked;
