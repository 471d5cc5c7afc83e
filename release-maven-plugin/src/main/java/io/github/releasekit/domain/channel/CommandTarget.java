package io.github.releasekit.domain.channel;

import java.time.Duration;
import java.util.List;

/**
 * Programs that bring a release somewhere (P6, P7).
 *
 * @param run the program and its arguments, which no shell reads
 * @param check ends with exit code 0 where the release is there; empty where nothing tells
 * @param undo takes it back; empty where nothing does
 * @param directory they run in, from the root of the repository; empty for the root
 * @param environment names of variables that they are given besides those that programs need
 * @param timeout of each
 * @param attempts at most
 */
public record CommandTarget(
    List<String> run,
    List<String> check,
    List<String> undo,
    String directory,
    List<String> environment,
    Duration timeout,
    int attempts)
    implements ChannelPolicy.Target {
  public CommandTarget {
    run = List.copyOf(run);
    check = List.copyOf(check);
    undo = List.copyOf(undo);
    environment = List.copyOf(environment);
  }
}
