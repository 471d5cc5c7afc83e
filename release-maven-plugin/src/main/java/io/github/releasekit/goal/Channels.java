package io.github.releasekit.goal;

import io.github.releasekit.adapter.process.CommandRunner;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.channel.Channel;
import io.github.releasekit.channel.CommandChannel;
import io.github.releasekit.channel.DependentsChannel;
import io.github.releasekit.channel.ForgeDraft;
import io.github.releasekit.channel.ForgePublication;
import io.github.releasekit.channel.ImageChannel;
import io.github.releasekit.channel.WorkflowChannel;
import io.github.releasekit.channel.WorkflowChannel.Surroundings;
import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.ChannelPolicy.Target;
import io.github.releasekit.domain.channel.CommandTarget;
import io.github.releasekit.domain.channel.DependentsTarget;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.channel.ImageTarget;
import io.github.releasekit.domain.channel.WorkflowTarget;
import io.github.releasekit.extension.ContainerImages.Access;
import io.github.releasekit.extension.Extension;
import java.nio.file.Path;
import java.util.Map;
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
          policy.id(), forge, forges().find(forge.address(), policy.credentials()));
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
    WorkflowTarget workflow = (WorkflowTarget) target;
    return new WorkflowChannel(
        policy.id(),
        workflow,
        forges().find(workflow.address(), policy.credentials()).runs(),
        Surroundings.of(System.getenv()),
        Retries::sleep,
        invocation.out());
  }

  /** What comes before the publication on a forge. */
  ForgeDraft draft(ChannelPolicy policy, ForgeTarget target) {
    return new ForgeDraft(
        policy.id(), target, forges().find(target.address(), policy.credentials()).releases());
  }

  private Forges forges() {
    return Forges.of(invocation, workspace);
  }
}
