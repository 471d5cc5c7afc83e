package io.github.releasekit.goal;

import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.doctor.CheckResult;
import io.github.releasekit.domain.doctor.CheckResult.Verdict;
import io.github.releasekit.domain.doctor.Diagnosis;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks at all that a release needs of machine, clone, remote, settings and servers, and changes
 * none of it (G12).
 */
public final class DoctorGoal {

  private final Invocation invocation;
  private final Map<String, String> environment;

  /**
   * @param environment that Maven was started in
   */
  public DoctorGoal(Invocation invocation, Map<String, String> environment) {
    this.invocation = invocation;
    this.environment = environment;
  }

  /**
   * Shows what is found, all of it.
   *
   * @throws ReleaseException when something has failed
   */
  public void run(Output output) {
    Diagnosis diagnosis = examine();
    output.write(
        output.json()
            ? new String(Json.pretty(diagnosis), StandardCharsets.UTF_8)
            : String.join("\n", diagnosis.lines()) + "\n");
    if (diagnosis.verdict() == Verdict.FAILED) {
      throw new ReleaseException(
          diagnosis.problem(), "mend what failed as said there, then run the same command again");
    }
  }

  /** What is found. */
  Diagnosis examine() {
    try (DoctorFacts facts = DoctorFacts.read(invocation)) {
      List<CheckResult> results =
          Stream.of(
                  new DoctorCloneChecks(facts).all(),
                  new DoctorRemoteChecks(facts).all(),
                  new DoctorCredentialChecks(facts).all(),
                  new DoctorForgeChecks(facts).all(),
                  new DoctorReleaseChecks(facts).all(),
                  new DoctorMachineChecks(facts, environment).all())
              .flatMap(List::stream)
              .flatMap(check -> check.results().stream())
              .toList();
      return Diagnosis.of(results);
    }
  }
}
