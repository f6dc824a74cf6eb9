package io.tierworks.e2e;

import io.tierworks.testkit.OnDocker;

/// The same job on a broker in a container.
@OnDocker
class KcatOnDockerTest extends KcatTest {}
