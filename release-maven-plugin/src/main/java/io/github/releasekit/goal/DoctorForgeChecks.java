package io.github.releasekit.goal;

import io.github.releasekit.adapter.forge.Forge;
import io.github.releasekit.adapter.http.WebService.PassingException;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.DependentsTarget;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.channel.WorkflowTarget;
import io.github.releasekit.domain.doctor.CheckResult;
import io.github.releasekit.domain.fact.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The forges that releases go to or are proposed on: whether they take the token, and for what. */
record DoctorForgeChecks(DoctorFacts facts) {

  private static final String CHECK = "forge";

  List<DoctorCheck> all() {
    return List.of(
        DoctorCheck.of(
            CHECK,
            facts.workspace().value(),
            "clone, policy and project have to be in order first",
            this::forges));
  }

  private List<CheckResult> forges(Workspace workspace) {
    Forges forges = Forges.of(facts.invocation(), workspace).once();
    Policy policy = workspace.policy();
    List<CheckResult> results = new ArrayList<>();
    if (policy.byPullRequest()) {
      results.add(asked("pull requests", true, true, () -> forges.own(policy)));
    }
    for (ChannelPolicy channel : Forges.channels(policy).distinct().toList()) {
      String use = "channel '" + channel.id() + "'";
      if (channel.target() instanceof ForgeTarget forge) {
        results.add(
            asked(
                use,
                channel.required(),
                true,
                () -> forges.find(forge.address(), channel.credentials())));
      } else if (channel.target() instanceof WorkflowTarget workflow) {
        results.add(
            asked(
                use,
                channel.required(),
                false,
                () -> forges.find(workflow.address(), channel.credentials())));
      } else if (channel.target() instanceof DependentsTarget dependents) {
        dependents
            .dependents()
            .forEach(
                dependent ->
                    results.add(
                        asked(
                            use,
                            channel.required(),
                            false,
                            () -> forges.find(dependent.address(), channel.credentials()))));
      }
    }
    return results.isEmpty()
        ? List.of(
            CheckResult.skipped(CHECK, "no channel and no pull request of the policy needs one"))
        : results;
  }

  /**
   * @param writes whether it has to take what is sent to it
   */
  private static CheckResult asked(
      String use, boolean required, boolean writes, Supplier<Forge> forge) {
    try {
      Optional<Boolean> mayWrite = forge.get().access().mayWrite();
      if (writes && mayWrite.filter(may -> !may).isPresent()) {
        throw new ReleaseException(
            "the token for " + use + " may read the repository, and not write to it",
            "give it the right to write (contents: write of GitHub, the role Developer of GitLab,"
                + " write:repository of Gitea)");
      }
      return CheckResult.ok(
          CHECK,
          "takes the token for "
              + use
              + (mayWrite.isEmpty()
                  ? ", and does not say what it may do"
                  : mayWrite.get() ? ", whose user may write" : ", whose user may read"));
    } catch (PassingException e) {
      return CheckResult.refused(
          CHECK,
          required,
          new ReleaseException(
              e.problem(), "run the same command again, and see that the server is up", e));
    } catch (ReleaseException e) {
      return CheckResult.refused(CHECK, required, e);
    }
  }
}
