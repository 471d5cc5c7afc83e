package io.github.releasekit.goal;

import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.step.SignStep;
import java.util.ArrayList;
import java.util.List;

/** The steps of perform by their ids, for documents that tell of them. */
final class PerformSteps {

  private PerformSteps() {}

  /**
   * The ids of what {@link PerformGoal} does with files that are staged, in order, besides what it
   * does for channels.
   *
   * @param files whether the release has any
   */
  static List<String> ids(Policy policy, boolean files) {
    List<String> ids = new ArrayList<>(List.of("compare"));
    if (policy.assets().hasAttestations() && files) {
      ids.add("attest");
    }
    policy.signatureForms().forEach(form -> ids.add(SignStep.id(form)));
    ids.addAll(
        policy.central().isPresent() && files
            ? List.of("upload-bundle", "publish-bundle")
            : List.of("deploy"));
    ids.addAll(List.of("fetch-back", "record"));
    return ids;
  }
}
