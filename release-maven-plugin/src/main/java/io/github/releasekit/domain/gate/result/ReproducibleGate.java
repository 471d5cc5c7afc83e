package io.github.releasekit.domain.gate.result;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.GateResult;
import java.util.List;

/** A second build of the same commit, in another directory, gives the same bytes. */
public record ReproducibleGate(String id) implements ResultGate {

  /**
   * What came of a second build.
   *
   * @param files how many were compared
   */
  public record Rebuild(int files, List<Difference> differences) {

    public Rebuild {
      differences = List.copyOf(differences);
    }
  }

  /**
   * A file that is another one, or is in one of the builds only.
   *
   * @param path in the layout of a Maven repository
   * @param what differs, for people
   */
  public record Difference(String path, String what) {}

  @Override
  public boolean required() {
    return true;
  }

  @Override
  public String condition() {
    return "a second build gives the same bytes";
  }

  @Override
  public GateResult judge(BuildResults results) {
    return judge(results.release().rebuild());
  }

  GateResult judge(Rebuild rebuild) {
    return GateResult.of(
        id,
        rebuild.differences().stream()
            .map(
                difference ->
                    new Finding(
                        difference.path() + " differs in a second build: " + difference.what(),
                        "set project.build.outputTimestamp, and see"
                            + " https://maven.apache.org/guides/mini/guide-reproducible-builds.html"))
            .toList(),
        "a second build gives the same " + PlainText.count(rebuild.files(), "file"));
  }
}
