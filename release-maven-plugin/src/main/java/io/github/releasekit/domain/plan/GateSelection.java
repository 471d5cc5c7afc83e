package io.github.releasekit.domain.plan;

import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Profile;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import io.github.releasekit.domain.gate.GateResult.Refused;
import io.github.releasekit.domain.gate.GateResult.Skipped;
import io.github.releasekit.domain.gate.repository.CalendarGate;
import io.github.releasekit.domain.gate.result.ResultGate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The gates that the results of a release's build are judged by (G7).
 *
 * @param skips what a person has asked to skip besides what the profile does
 * @param by who asked, {@code Name <email>}
 */
public record GateSelection(Profile profile, Optional<GateSkips> skips, String by) {

  /** What the reason of a gate begins with that a person did not want to be judged. */
  public static final String BY_PERSON = "skipped by ";

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
    if (!names.contains(gate) && !gate.equals(CalendarGate.ID)) {
      throw new ReleaseException(
          "there is no gate '" + gate + "' to skip",
          "the gates after the build are "
              + String.join(", ", names)
              + ", and there is "
              + CalendarGate.ID
              + "; others of the repository always hold");
    }
  }

  /** The gates that are judged, in order. */
  public List<ResultGate> judged() {
    return profile.gates().stream().filter(gate -> skip(gate.id()).isEmpty()).toList();
  }

  /** Those after the build that are not, each with why. */
  public List<Skipped> skipped() {
    return profile.gates().stream().flatMap(gate -> skip(gate.id()).stream()).toList();
  }

  /** Their judgements where nothing is built: those that have to hold refuse that. */
  List<GateResult> unbuilt() {
    return profile.gates().stream()
        .map(
            gate ->
                skip(gate.id()).<GateResult>map(Function.identity()).orElseGet(() -> unbuilt(gate)))
        .toList();
  }

  private GateResult unbuilt(ResultGate gate) {
    return gate.required() || profile.always().contains(gate.id())
        ? new Refused(
            gate.id(),
            List.of(
                new Finding(
                    "gate '" + gate.id() + "' is to judge the build, and nothing is built",
                    "leave -DpreparationGoals= out, or give the gate required: false, and no"
                        + " always, in "
                        + Policy.FILE)))
        : new Skipped(gate.id(), "nothing is built");
  }

  /** Why a gate is not judged; empty where it is. */
  public Optional<Skipped> skip(String gate) {
    if (profile.skipped().contains(gate)) {
      return Optional.of(new Skipped(gate, "the profile " + profile.name() + " skips it"));
    }
    return asked()
        .filter(gate::equals)
        .map(name -> new Skipped(name, BY_PERSON + by + ": " + reason()))
        .findFirst();
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
