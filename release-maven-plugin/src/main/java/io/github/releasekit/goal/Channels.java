package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.RemoteBranch;
import io.github.releasekit.adapter.git.Transport;
import io.github.releasekit.adapter.jira.Jira;
import io.github.releasekit.adapter.process.CommandRunner;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.channel.Channel;
import io.github.releasekit.channel.CommandChannel;
import io.github.releasekit.channel.DependentsChannel;
import io.github.releasekit.channel.ForgeDraft;
import io.github.releasekit.channel.ForgePublication;
import io.github.releasekit.channel.FormulaWriter;
import io.github.releasekit.channel.HomebrewChannel;
import io.github.releasekit.channel.ImageChannel;
import io.github.releasekit.channel.JiraChannel;
import io.github.releasekit.channel.Release;
import io.github.releasekit.channel.WorkflowChannel;
import io.github.releasekit.channel.WorkflowChannel.Surroundings;
import io.github.releasekit.domain.Credentials;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.ChannelPolicy.Target;
import io.github.releasekit.domain.channel.CommandTarget;
import io.github.releasekit.domain.channel.DependentsTarget;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.channel.HomebrewTarget;
import io.github.releasekit.domain.channel.ImageTarget;
import io.github.releasekit.domain.channel.JiraTarget;
import io.github.releasekit.domain.channel.WorkflowTarget;
import io.github.releasekit.domain.fact.RepositoryAddress;
import io.github.releasekit.extension.ContainerImages.Access;
import io.github.releasekit.extension.Extension;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes channels of what release-kit.yml says of them: a line a type.
 *
 * @param checkout the sources of the release, where programs run
 */
record Channels(Invocation invocation, Workspace workspace, Supplier<Path> checkout) {

  /** The channel that a policy asks for; of a forge, the one that publishes. */
  Channel of(ChannelPolicy policy) {
    Target target = policy.target();
    if (target instanceof ForgeTarget forge) {
      return new ForgePublication(
          policy.id(), forge, () -> forges().find(forge.address(), policy.credentials()));
    }
    if (target instanceof CommandTarget command) {
      return new CommandChannel(
          policy.id(),
          policy.required(),
          command,
          release ->
              new CommandRunner(
                  checkout.get(),
                  workspace.output().resolve(release.manifest().version()).resolve("channels"),
                  release.manifest().version(),
                  release.manifest().tag()));
    }
    if (target instanceof ImageTarget image) {
      return new ImageChannel(
          policy.id(),
          image,
          () ->
              Extension.IMAGES.require(
                  "channel '" + policy.id() + "'", invocation.caller().pluginCoordinates()),
          new Access(
              registry ->
                  policy
                      .credentials()
                      .filter(name -> image.repository().startsWith(registry + "/"))
                      .map(name -> invocation.caller().namedCredentials().find(name))
                      .orElseGet(() -> invocation.caller().serverCredentials(registry)),
              workspace.output().resolve("image-cache")),
          workspace
              .reactor()
              .webUrl()
              .map(url -> Map.of("org.opencontainers.image.source", url))
              .orElse(Map.of()));
    }
    if (target instanceof DependentsTarget dependents) {
      return new DependentsChannel(
          policy.id(), dependents, address -> forges().find(address, policy.credentials()));
    }
    if (target instanceof HomebrewTarget homebrew) {
      return new HomebrewChannel(
          policy.id(),
          new FormulaWriter(
              homebrew,
              workspace.repository()::file,
              invocation.caller().projectDescription(),
              invocation.caller().projectUrl()),
          () -> tap(policy, homebrew),
          workspace.output().resolve("homebrew"));
    }
    if (target instanceof JiraTarget jira) {
      String use = "channel '" + policy.id() + "'";
      return new JiraChannel(
          policy.id(),
          jira,
          () ->
              Jira.at(
                  invocation.http(),
                  jira.url(),
                  invocation
                      .caller()
                      .namedCredentials()
                      .require(policy.credentials().orElse(policy.id()), use),
                  invocation.retries()));
    }
    WorkflowTarget workflow = (WorkflowTarget) target;
    return new WorkflowChannel(
        policy.id(),
        workflow,
        () -> forges().find(workflow.address(), policy.credentials()).runs(),
        Surroundings.of(System.getenv()),
        Retries::sleep,
        invocation.out());
  }

  private RemoteBranch tap(ChannelPolicy policy, HomebrewTarget homebrew) {
    return RemoteBranch.open(
        workspace.output().resolve("homebrew"),
        new RemoteBranch.Place(homebrew.tap(), homebrew.branch()),
        Transport.standard(host -> userOfTap(policy, host), invocation.retries())
            .by(invocation.caller()::proxy),
        new RemoteBranch.Author(
            workspace.repository().committer(),
            invocation.clock()::instant,
            workspace.signatures()));
  }

  /** A token that nobody named for the tap is for the host only that the release is pushed to. */
  private Optional<Credentials> userOfTap(ChannelPolicy policy, String host) {
    if (policy.credentials().isPresent()) {
      return invocation.caller().namedCredentials().find(policy.credentials().get());
    }
    boolean isOwn =
        workspace
            .remote()
            .flatMap(remote -> RepositoryAddress.of(remote.pushUrl()))
            .filter(own -> own.host().equals(host.replaceFirst(":[0-9]+$", "")))
            .isPresent();
    return isOwn
        ? invocation.caller().credentials().apply(host)
        : invocation.caller().serverCredentials(host);
  }

  /**
   * Refuses what can be known to fail of a channel.
   *
   * @throws ReleaseException when credentials that are named, a program or an extension is missing
   */
  void requireReady(ChannelPolicy policy) {
    String use = "channel '" + policy.id() + "'";
    policy
        .credentials()
        .ifPresent(name -> invocation.caller().namedCredentials().require(name, use));
    of(policy).requireReady();
  }

  /** Refuses a release that cannot go to a channel, without asking anybody. */
  void requireFit(ChannelPolicy policy, Release release) {
    of(policy).requireFit(release);
    if (policy.target() instanceof ForgeTarget forge) {
      draft(policy, forge, true).requireFit(release);
    }
  }

  /**
   * What comes before the publication on a forge.
   *
   * @param anew whether it is made where there is none
   */
  ForgeDraft draft(ChannelPolicy policy, ForgeTarget target, boolean anew) {
    return new ForgeDraft(
        policy.id(), target, () -> forges().find(target.address(), policy.credentials()), anew);
  }

  /** What a channel would get, or why it would not, in a sentence. */
  String intent(ChannelPolicy policy, Release release) {
    try {
      requireFit(policy, release);
      return policy.target() instanceof ForgeTarget forge
          ? draft(policy, forge, true).intent(release)
              + (forge.automatic() ? ", and publish it" : ", for a person to look at")
          : of(policy).intent(release);
    } catch (ReleaseException e) {
      return (policy.required() ? "refused: " : "done without: ") + e.problem();
    }
  }

  private Forges forges() {
    return Forges.of(invocation, workspace);
  }
}
