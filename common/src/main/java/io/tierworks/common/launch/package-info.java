/// How a service starts and stops: the options of its command line, and a process that runs until
/// it receives a stop signal. The services' own `main` methods and the command `tierworks` both use
/// it.
@org.jspecify.annotations.NullMarked
package io.tierworks.common.launch;
