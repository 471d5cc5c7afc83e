package io.github.releasekit.domain.plan;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Profile;
import io.github.releasekit.domain.gate.GateResult.Skipped;
import io.github.releasekit.domain.gate.result.ResultGate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The gates that the results of a release's build are judged by (G7).
 *
 * @param skips what a person has asked to skip besides what the profile does
 * @param by who asked, {@code Name <email>}
 */
public record GateSelection(Profile profile, Optional<GateSkips> skips, String by) {

  /**
   * @throws ReleaseException when a gate to skip is not there, or cannot be skipped
   */
  public GateSelection {
    skips.map(GateSkips::gates).stream()
        .flatMap(List::stream)
        .forEach(gate -> requireSkippable(profile, gate));
  }

  private static void requireSkippable(Profile profile, String gate) {
    if (profile.always().contains(gate)) {
      throw new ReleaseException(
          "gate '" + gate + "' cannot be skipped: release-kit.yml says always",
          "leave it out of -Drelease-kit.skipGates");
    }
    List<String> names = profile.gates().stream().map(ResultGate::id).toList();
    if (!names.contains(gate)) {
      throw new ReleaseException(
          "there is no gate '" + gate + "' to skip",
          "the gates after the build are "
              + String.join(", ", names)
              + "; those of the repository always hold");
    }
  }

  /** The gates that are judged, in order. */
  public List<ResultGate> judged() {
    List<String> skipped = skipped().stream().map(Skipped::gate).toList();
    return profile.gates().stream().filter(gate -> !skipped.contains(gate.id())).toList();
  }

  /** Those that are not, each with why. */
  public List<Skipped> skipped() {
    return Stream.concat(
            profile.skipped().stream()
                .map(gate -> new Skipped(gate, "the profile " + profile.name() + " skips it")),
            asked()
                .filter(gate -> !profile.skipped().contains(gate))
                .map(gate -> new Skipped(gate, "skipped by " + by + ": " + reason())))
        .toList();
  }

  /** What of it a person approves: the profile, and what is skipped for which reason. */
  String canonical() {
    return profile.name() + asked().collect(Collectors.joining(",", "\n", "\n")) + reason();
  }

  private Stream<String> asked() {
    return skips.map(GateSkips::gates).stream().flatMap(List::stream).distinct();
  }

  private String reason() {
    return skips.map(GateSkips::reason).orElse("");
  }
}
