package io.github.releasekit.adapter.server;

import java.util.List;

/** Events for one client, asked for again and again by one thread. */
@FunctionalInterface
public interface EventSource {

  /** What has happened since it was asked last; nothing is waited for. */
  List<ServerEvent> poll();
}
