/// The wire contract: a record per message, a JSON Schema per record, and the checks between. What
/// stands here is read by other versions of us and by users; golden files in the tests keep old
/// messages readable. No Kafka, no HTTP.
@NullMarked
package io.tierworks.common.contract;

import org.jspecify.annotations.NullMarked;
