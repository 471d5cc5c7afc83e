package io.github.releasekit.goal;

import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Route;
import java.util.List;
import java.util.Optional;

/** The lists of steps that goals have, for the page that shows them. */
public final class StepLists {

  private StepLists() {}

  /** The ids of prepare, and of the goals that finish a branch. */
  public static List<String> prepare(Policy policy, Optional<Route> route, boolean pushed) {
    return route.filter(Route::proposed).isPresent()
        ? Proposal.STEPS
        : PrepareGoal.steps(policy, route, true, pushed);
  }

  /** The ids of prepare where perform builds the release. */
  public static List<String> unbuilt(Policy policy) {
    return PrepareGoal.steps(policy, Optional.empty(), false, true);
  }

  /** The ids of perform, with files that prepare has staged, besides those for channels. */
  public static List<String> perform(Policy policy) {
    return PerformSteps.ids(policy, true);
  }

  /** Those of a rollback of what is in this clone only. */
  public static List<String> rollbackOfWhatIsLocal() {
    return RollbackSteps.LOCAL;
  }

  /** Those of a rollback of what is pushed, and not public. */
  public static List<String> rollbackOfWhatIsPushed(boolean bundled) {
    return RollbackSteps.pushed(bundled);
  }

  /** Those of a rollback of what is public, besides those for channels. */
  public static List<String> rollbackOfWhatIsPublic() {
    return RollbackSteps.PUBLIC;
  }
}
