/** Real servers on loopback for tests. */
package io.github.releasekit.server;
