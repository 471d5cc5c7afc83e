package io.github.releasekit.goal;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.channel.ForgeTarget.Address;
import io.github.releasekit.domain.fact.Policy;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How often the files of releases were downloaded, as the forges count that they go to (T6). */
final class Downloads {

  private Downloads() {}

  /**
   * The downloads by tag, those of several forges together; empty where none of them counts.
   *
   * @throws ReleaseException when there is no forge, or one does not answer
   */
  static Optional<Map<String, Long>> count(Invocation invocation, Ledgers ledgers) {
    if (invocation.caller().offline()) {
      throw new ReleaseException(
          "downloads are asked for, and this run is offline",
          "leave out -o, or -Drelease-kit.downloads");
    }
    Forges forges = Forges.of(invocation, ledgers);
    Map<Address, Optional<String>> addresses = addresses(ledgers.policy(), forges);
    if (addresses.isEmpty()) {
      throw new ReleaseException(
          "downloads are asked for, and no forge is known that counts them",
          "add a channel of type github or gitea to release-kit.yml, or leave out"
              + " -Drelease-kit.downloads");
    }
    return count(forges, addresses);
  }

  /** As above, of forges by the names of the users that ask them. */
  static Optional<Map<String, Long>> count(
      Forges forges, Map<Address, Optional<String>> addresses) {
    Map<String, Long> sums = new HashMap<>();
    boolean counted = false;
    for (Map.Entry<Address, Optional<String>> entry : addresses.entrySet()) {
      Optional<Map<String, Long>> some =
          forges.find(entry.getKey(), entry.getValue()).releases().downloads();
      some.ifPresent(counts -> counts.forEach((tag, count) -> sums.merge(tag, count, Long::sum)));
      counted |= some.isPresent();
    }
    return counted ? Optional.of(sums) : Optional.empty();
  }

  /** Those of the channels, else the one that is pushed to, where everybody knows what it is. */
  static Map<Address, Optional<String>> addresses(Policy policy, Forges forges) {
    Map<Address, Optional<String>> addresses = new LinkedHashMap<>();
    Forges.channels(policy)
        .filter(channel -> channel.target() instanceof ForgeTarget)
        .forEach(channel -> addresses.putIfAbsent(address(channel), channel.credentials()));
    if (addresses.isEmpty()) {
      forges
          .ownKind()
          .ifPresent(
              kind ->
                  addresses.put(
                      new Address(kind, Optional.empty(), Optional.empty()), Optional.empty()));
    }
    return addresses;
  }

  private static Address address(ChannelPolicy channel) {
    return ((ForgeTarget) channel.target()).address();
  }
}
