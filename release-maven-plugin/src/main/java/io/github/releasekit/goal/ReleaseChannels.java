package io.github.releasekit.goal;

import io.github.releasekit.adapter.ledger.JournalFile;
import io.github.releasekit.channel.Channel;
import io.github.releasekit.channel.Release;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.ChannelPolicy;
import io.github.releasekit.domain.channel.CommandTarget;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.channel.ForgeTarget;
import io.github.releasekit.domain.channel.ImageTarget;
import io.github.releasekit.domain.channel.WorkflowTarget;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.Journal;
import io.github.releasekit.domain.manifest.Manifest;
import io.github.releasekit.domain.version.Bump;
import io.github.releasekit.domain.version.Version;
import io.github.releasekit.step.ChannelStep;
import io.github.releasekit.step.CheckOutStep;
import io.github.releasekit.step.Step;
import io.github.releasekit.step.WithdrawStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The channels that a release goes to: those that are left, in order, and what they are given. */
final class ReleaseChannels {

  private static final String DRAFT = "draft";
  private static final String DELIVER = "deliver";

  private final Invocation invocation;
  private final Workspace workspace;
  private final PreparedRelease release;
  private final JournalFile journal;
  private final Channels channels;
  private final ReleaseReader reader;

  /**
   * @param workspace with the policy of the release
   */
  ReleaseChannels(
      Invocation invocation, Workspace workspace, PreparedRelease release, JournalFile journal) {
    this.invocation = invocation;
    this.workspace = workspace;
    this.release = release;
    this.journal = journal;
    this.reader = new ReleaseReader(invocation, workspace, release);
    this.channels =
        new Channels(invocation, workspace, () -> CheckOutStep.checkout(journal.journal()));
  }

  /** Those that the release goes to. */
  List<ChannelPolicy> applying() {
    Manifest manifest = release.manifest();
    Version version = Version.parse(manifest.version());
    Bump type = Bump.parse(manifest.releaseType());
    return workspace.policy().channels().stream()
        .filter(policy -> policy.appliesTo(version, type))
        .toList();
  }

  /** Those that it has not been to, as far as the ledger knows. */
  List<ChannelPolicy> outstanding() {
    Map<String, Delivery> deliveries = deliveries();
    return applying().stream()
        .filter(
            policy ->
                !Optional.ofNullable(deliveries.get(policy.id()))
                    .filter(Delivery::isSettled)
                    .isPresent())
        .toList();
  }

  /** What the ledger knows of channels, by the last word on each. */
  private Map<String, Delivery> deliveries() {
    Map<String, Delivery> last = new LinkedHashMap<>();
    release
        .events()
        .forEach(event -> event.deliveries().forEach(one -> last.put(one.channel(), one)));
    return last;
  }

  /**
   * The drafts on forges, then what is delivered before a release is public there, then its
   * publication, then what tells of it.
   *
   * @param publish whether the drafts that a person could look at are published too; until they
   *     are, what comes after them waits as well
   */
  List<Step<Manifest>> steps(boolean publish) {
    List<ChannelPolicy> left = outstanding();
    List<Step<Manifest>> steps = new ArrayList<>();
    if (left.stream().anyMatch(policy -> policy.target() instanceof CommandTarget)) {
      steps.add(checkOut());
    }
    for (ChannelPolicy policy : left) {
      if (policy.target() instanceof ForgeTarget forge) {
        boolean looked = publish && !forge.automatic() && isDrafted(policy);
        steps.add(step(DRAFT, policy, () -> channels.draft(policy, forge, !looked)));
      }
    }
    left.stream().filter(ReleaseChannels::isAhead).map(this::deliver).forEach(steps::add);
    boolean isLookedAt =
        left.stream()
            .filter(ReleaseChannels::waits)
            .allMatch(policy -> publish && isDrafted(policy));
    if (isLookedAt) {
      left.stream().filter(ReleaseChannels::isForge).map(this::deliver).forEach(steps::add);
      left.stream()
          .filter(Predicate.not(ReleaseChannels::isAhead).and(policy -> !isForge(policy)))
          .map(this::deliver)
          .forEach(steps::add);
    }
    return steps;
  }

  /** Whether the ledger says that a draft waits for a person. */
  private boolean isDrafted(ChannelPolicy policy) {
    return Optional.ofNullable(deliveries().get(policy.id()))
        .filter(last -> last.outcome() == Outcome.DRAFTED)
        .isPresent();
  }

  private static boolean isForge(ChannelPolicy policy) {
    return policy.target() instanceof ForgeTarget;
  }

  private static boolean isAhead(ChannelPolicy policy) {
    return policy.target() instanceof ImageTarget || policy.target() instanceof CommandTarget;
  }

  private static boolean waits(ChannelPolicy policy) {
    return policy.target() instanceof ForgeTarget forge && !forge.automatic();
  }

  private Step<Manifest> deliver(ChannelPolicy policy) {
    return step(DELIVER, policy, () -> channels.of(policy));
  }

  private Step<Manifest> step(String activity, ChannelPolicy policy, Supplier<Channel> channel) {
    return new ChannelStep(
        activity,
        policy,
        () -> {
          requireNotTakenBack();
          return channel.get();
        },
        reader::read,
        invocation.out());
  }

  /** Somebody may have taken it back since this run began. */
  private void requireNotTakenBack() {
    workspace.ledger().requireNotTakenBack(reader.ledgerHead(), release.manifest().version());
  }

  /** What takes the release back from all that it may have gone to, the last one first. */
  List<Step<Manifest>> withdrawals(String reason) {
    Map<String, Delivery> recorded = deliveries();
    List<Step<Manifest>> steps = new ArrayList<>();
    boolean programs =
        begun().stream()
            .anyMatch(
                policy ->
                    policy.target() instanceof CommandTarget command && !command.undo().isEmpty());
    for (ChannelPolicy policy : begun()) {
      steps.add(
          0,
          new WithdrawStep(
              policy.id(),
              () -> channels.of(policy),
              done -> reader.read(done).because(reason),
              Optional.ofNullable(recorded.get(policy.id()))));
    }
    if (programs) {
      steps.add(0, checkOut());
    }
    return steps;
  }

  private Step<Manifest> checkOut() {
    return new CheckOutStep<>(
        workspace.repository(),
        new Attempts(
                workspace.output(),
                Version.parse(release.manifest().version()),
                invocation.clock().instant())
            .next(),
        (manifest, done) -> release.source(workspace.repository()));
  }

  /** Those that can be asked, and those that something is on record of; not those passed by. */
  private List<ChannelPolicy> begun() {
    Map<String, Delivery> recorded = deliveries();
    return applying().stream()
        .filter(
            policy ->
                !recorded.containsKey(policy.id())
                    || recorded.get(policy.id()).outcome() != Outcome.SKIPPED)
        .filter(
            policy ->
                !(policy.target() instanceof CommandTarget command)
                    || !command.check().isEmpty()
                    || recorded.containsKey(policy.id())
                    || journal.journal().hasBegun(DELIVER + ":" + policy.id()))
        .toList();
  }

  /** Programs that may have been run elsewhere, which nothing here tells. */
  List<String> unknown() {
    List<ChannelPolicy> begun = begun();
    Map<String, Delivery> recorded = deliveries();
    return applying().stream()
        .filter(policy -> !begun.contains(policy) && !recorded.containsKey(policy.id()))
        .map(policy -> policy.id() + ": whether it was run elsewhere is not known here")
        .toList();
  }

  /** What has become of channels that the release was taken back from. */
  List<Delivery> withdrawn(Journal done) {
    return begun().stream()
        .flatMap(policy -> done.lastOf(WithdrawStep.PREFIX + policy.id()).stream())
        .map(event -> ((Delivered) event).delivery())
        .toList();
  }

  /**
   * @throws ReleaseException when one of them could not be left
   */
  void requireLeft(List<Delivery> withdrawn) {
    List<String> failed =
        withdrawn.stream()
            .filter(delivery -> delivery.outcome() == Outcome.FAILED)
            .map(delivery -> delivery.channel() + ": " + delivery.detail())
            .toList();
    if (!failed.isEmpty()) {
      throw new ReleaseException(
          "not all channels could be left: " + String.join("; ", failed),
          "run mvn release-kit:rollback -DreleaseVersion="
              + release.manifest().version()
              + " again when they can be reached");
    }
  }

  /** What this run has done, channel by channel. */
  List<Delivery> done(Journal done) {
    return outstanding().stream()
        .flatMap(
            policy ->
                Stream.of(DELIVER, DRAFT)
                    .flatMap(activity -> done.lastOf(activity + ":" + policy.id()).stream())
                    .limit(1))
        .map(event -> ((Delivered) event).delivery())
        .toList();
  }

  /** A run of a workflow that has failed, and takes the release back by release-kit.yml. */
  Optional<String> reasonToRollBack(List<Delivery> deliveries) {
    List<String> strict =
        applying().stream()
            .filter(
                policy -> policy.target() instanceof WorkflowTarget workflow && workflow.rollBack())
            .map(ChannelPolicy::id)
            .toList();
    return deliveries.stream()
        .filter(delivery -> delivery.outcome() == Outcome.FAILED)
        .filter(delivery -> strict.contains(delivery.channel()))
        .filter(delivery -> !delivery.reference().isEmpty())
        .map(Delivery::detail)
        .findFirst();
  }

  /**
   * @throws ReleaseException when one that is required has failed, and this is recorded
   */
  void requireGood(List<Delivery> deliveries) {
    List<String> required =
        applying().stream().filter(ChannelPolicy::required).map(ChannelPolicy::id).toList();
    deliveries.stream()
        .filter(delivery -> delivery.outcome() == Outcome.FAILED)
        .filter(delivery -> required.contains(delivery.channel()))
        .findFirst()
        .ifPresent(
            failed -> {
              throw new ReleaseException(
                  "channel '" + failed.channel() + "' failed: " + failed.detail(),
                  "see "
                      + (failed.location().isEmpty() ? "its place" : failed.location())
                      + "; mvn release-kit:perform asks again, mvn release-kit:rollback"
                      + " -DreleaseVersion="
                      + release.manifest().version()
                      + " takes the release back");
            });
  }

  /** A line each, with what it would do. */
  List<String> intents() {
    Release seen = reader.ahead();
    return outstanding().stream()
        .map(
            policy ->
                policy.id()
                    + ": "
                    + (release.isYetToBeBuilt()
                        ? "once it is built"
                        : channels.intent(policy, seen)))
        .toList();
  }

  /**
   * @throws ReleaseException when a channel that is required, and left, can be known to fail
   */
  void requireReady() {
    Release seen = reader.ahead();
    for (ChannelPolicy policy : outstanding()) {
      if (policy.required()) {
        channels.requireReady(policy);
        if (!release.isYetToBeBuilt()) {
          channels.requireFit(policy, seen);
        }
      }
    }
  }
}
