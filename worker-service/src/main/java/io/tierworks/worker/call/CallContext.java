package io.tierworks.worker.call;

import io.tierworks.common.limit.RetryingCall;
import io.tierworks.common.model.Model;
import io.tierworks.common.settings.TierSettings;
import io.tierworks.worker.pool.ResultFactory;
import io.tierworks.worker.tools.Toolbox;

/// What all attempts of a worker share. Thread-safe.
record CallContext(
    Model model,
    TierSettings tier,
    RetryingCall calls,
    Toolbox toolbox,
    ResultFactory results,
    OutcomeMapper outcomes) {}
