package io.github.releasekit.adapter.server;

import java.nio.charset.StandardCharsets;

/**
 * An event of a stream.
 *
 * @param name its type
 * @param id by which a client goes on after it, without line breaks; empty for none
 * @param data one line
 */
public record ServerEvent(String name, String id, String data) {

  public ServerEvent {
    if ((name + id + data).chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
      throw new IllegalArgumentException("an event of more than one line");
    }
  }

  byte[] bytes() {
    String text =
        "event: " + name + "\n" + (id.isEmpty() ? "" : "id: " + id + "\n") + "data: " + data;
    return (text + "\n\n").getBytes(StandardCharsets.UTF_8);
  }
}
