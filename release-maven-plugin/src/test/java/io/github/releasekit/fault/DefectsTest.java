package io.github.releasekit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.GitFixture;
import io.github.releasekit.fault.Episode.Outcome;
import io.github.releasekit.fault.Episode.Recovery;
import io.github.releasekit.fault.RacesTest.Race;
import io.github.releasekit.fault.World.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test of the suites: mistakes are planted, and each is caught under the invariant it breaks. */
@Tag("faults")
class DefectsTest {

  @TempDir Path temp;

  @Test
  void catchesALedgerThatIsNotInThePush() {
    assertCaught(
        "I1",
        new Defect(
            "step/LedgerPush.java", "left.add(new Update(ledger.remoteRef(), head, next));", ""),
        undisturbed());
  }

  @Test
  void catchesATagThatIsNotInThePush() {
    assertCaught(
        "I1",
        new Defect(
            "step/PushStep.java",
            "updates.add(new Update(\"refs/tags/\" + manifest.tag(), Optional.empty(), objects.tag()));",
            ""),
        undisturbed());
  }

  @Test
  void catchesAPushThatIsNotAtomicAndWithoutLease() {
    assertCaught(
        "I2",
        new Defect(
            "adapter/git/GitRemote.java",
            "arguments.add(\"--force-with-lease=\" + update.ref() + \":\" + update.expected().orElse(\"\"));",
            "arguments.add(\"--force\");"),
        racing("push ", 1, false));
  }

  @Test
  void catchesAnOutcomeThatIsNotReadBack() {
    assertCaught(
        "I7",
        new Defect(
            "step/LedgerPush.java",
            "if (left.size() < before.size()) {\n        continue;",
            "if (failure == SILENT) {\n        return before.get(before.size() - 1).target();"),
        at("push ", "lies"));
  }

  @Test
  void catchesAJournalThatIsNotForced() {
    assertCaught(
        "I7",
        new Defect("adapter/ledger/JournalFile.java", "channel.force(true);", ""),
        ForcedWritesTest::watch);
  }

  @Test
  void catchesABuildWhoseFailureIsOverlooked() {
    assertCaught(
        "I3",
        new Defect("adapter/maven/InnerBuild.java", "if (exit != 0) {", "if (exit < 0) {"),
        playing(Fault.build("fails")));
  }

  @Test
  void catchesAPublishedReleaseThatIsForgotten() {
    assertCaught(
        "I7",
        new Defect(
            "goal/Interrupted.java",
            "return published.isPresent() || !halfPushed.isEmpty();",
            "return false;"),
        at("push ", "after"));
  }

  @Test
  void catchesAnInterruptedReleaseThatIsNotFound() {
    assertCaught(
        "I5",
        new Defect("goal/Interrupted.java", "if (rollingBack || begun", "if (rollingBack && begun"),
        at("push ", "after"));
  }

  @Test
  void catchesAnEffectWithoutIntent() {
    assertCaught(
        "I7",
        new Defect(
            "step/Pipeline.java", "journal.append(JournalEntry.intent(step.id(), start));", ""),
        at("push ", "after"));
  }

  @Test
  void catchesAnEffectWithoutRecord() {
    assertCaught(
        "I7",
        new Defect(
            "step/Pipeline.java",
            "journal.append(new JournalEntry(step.id(), start, seconds, event));",
            ""),
        undisturbed());
  }

  @Test
  void catchesStepsInAnotherOrder() {
    assertCaught(
        "I7",
        new Defect(
            "step/Pipeline.java",
            "for (Step<T> step : steps) {",
            "java.util.List<Step<T>> order = new java.util.ArrayList<>(steps); if (order.size() > 5) java.util.Collections.swap(order, 4, 5); for (Step<T> step : order) {"),
        undisturbed());
  }

  @Test
  void catchesAJournalThatIsTrustedInsteadOfTheLedger() {
    assertCaught(
        "I7",
        new Defect(
            "step/RecordStep.java",
            "return ledger.isPerformed(head, manifest.version())",
            "return journal.find(Deployed.class).isPresent()"),
        undisturbed());
  }

  @Test
  void catchesATagThatIsVisibleBeforeThePush() {
    assertCaught(
        "I4",
        new Defect(
            "step/WriteObjectsStep.java",
            "return new ObjectsWritten(",
            "new io.github.releasekit.adapter.git.GitCommand(repository.root()).run(\"tag\", plan.tag(), tag); return new ObjectsWritten("),
        playing(Fault.build("before")));
  }

  @Test
  void catchesALockThatIsNotTaken() {
    assertCaught(
        "I7",
        new Defect(
            "adapter/ledger/Journals.java",
            "if (tryLock(channel) == null) {",
            "if (shared == null) {"),
        DefectsTest::racingInOneClone);
  }

  @Test
  void catchesATagThatIsTakenForOursByItsName() {
    assertCaught(
        "I3",
        new Defect(
            "step/PushStep.java",
            "if (!there.equals(objects.tag())) {",
            "if (there != null) { return new Observation.Done(new Published(remote.name(), objects.branch(), ledger.fetchHead(remote, refs).orElse(\"\"))); } if (there == null) {"),
        racing("ls-remote", 2, false));
  }

  @Test
  void catchesTwoReleasesThatMakeTheSameTag() {
    assertCaught(
        "I3",
        new Defect(
            "step/WriteObjectsStep.java",
            "message.append(ATTEMPT_TRAILER).append(\": \").append(UUID.randomUUID()).append('\\n');",
            ""),
        racing("ls-remote", 1, true));
  }

  @Test
  void catchesACloneThatIsNotGivenTheTag() {
    assertCaught(
        "I5",
        new Defect(
            "step/FastForwardStep.java",
            "addIfBehind(updates, \"refs/tags/\" + repository.tagName(objects.tag()), objects.tag());",
            ""),
        undisturbed());
  }

  @Test
  void catchesABranchThatStopsAtTheReleaseCommit() {
    assertCaught(
        "I5",
        new Defect(
            "step/PushStep.java",
            "updates.add(new Update(objects.branch(), expected, objects.developmentCommit()));",
            "updates.add(new Update(objects.branch(), expected, objects.releaseCommit()));"),
        undisturbed());
  }

  @Test
  void catchesDigestsThatAreNotTheBytes() {
    assertCaught(
        "I7",
        new Defect(
            "adapter/maven/Staging.java",
            "sha256.update(buffer, 0, n);",
            "sha256.update(buffer, 0, n - 1);"),
        undisturbed());
  }

  @Test
  void catchesAnUploadThatIsLeftOut() {
    assertCaught(
        "I5",
        new Defect(
            "step/DeployStep.java",
            "repositories.upload(upload.getKey(), upload.getValue(), staging);",
            ""),
        undisturbed());
  }

  @Test
  void catchesOtherBytesThatAreUploaded() {
    assertCaught(
        "I3",
        new Defect(
            "step/CompareStep.java", "if (!differences.isEmpty()) {", "if (differences == null) {"),
        DefectsTest::performingWithoutStaging);
  }

  private void assertCaught(String invariant, Defect defect, Function<World, Outcome> suite) {
    Path classes = defect.plant(temp.resolve("defect"));
    World world = World.create(temp.resolve("world"));
    world.useClasses(classes);
    Outcome outcome = suite.apply(world);
    assertThat(outcome.violations())
        .as(String.join("\n", outcome.told()))
        .anyMatch(violation -> violation.startsWith(invariant));
  }

  private static Function<World, Outcome> undisturbed() {
    return playing(Fault.NONE);
  }

  private static Function<World, Outcome> playing(Fault fault) {
    return world -> new Episode(world).play(Recovery.BY_STATUS, List.of(fault));
  }

  /** Something befalls the last call of a git command that a prepare without defects makes. */
  private static Function<World, Outcome> at(String command, String how) {
    return world -> playing(Fault.git(lastCall(world, command), how)).apply(world);
  }

  /** Another release comes in before a call of a command, counted back from the push. */
  private static Function<World, Outcome> racing(String command, int back, boolean sameSecond) {
    return world ->
        RacesTest.between(world, new Race(beforePush(world, command, back), 0, sameSecond, false));
  }

  private static Outcome racingInOneClone(World world) {
    return RacesTest.inOneClone(world, new Race(beforePush(world, "push ", 1), 0, false, true));
  }

  /** Another build of the tag has other bytes, since no two builds of this world are alike. */
  private static Outcome performingWithoutStaging(World world) {
    world.restore();
    Oracle oracle = new Oracle(world);
    List<String> told = new ArrayList<>();
    told.add("prepare gave " + world.run("prepare"));
    GitFixture.at(world.checkout()).run("clean", "-fdxq", "target");
    told.add("perform gave " + world.run("perform"));
    oracle.judge("after another build was performed");
    return new Outcome(oracle.violations(), told);
  }

  private static int lastCall(World world, String command) {
    return calls(world, command).reduce((first, last) -> last).orElseThrow();
  }

  private static int beforePush(World world, String command, int back) {
    int push = lastCall(world, "push ");
    List<Integer> calls = calls(world, command).filter(call -> call <= push).toList();
    return calls.get(calls.size() - back);
  }

  private static Stream<Integer> calls(World world, String command) {
    World sound = new World(world.directory());
    sound.restore();
    Run run = sound.run(Fault.NONE, "prepare");
    List<String> calls = sound.calls();
    assertThat(run.exit()).as(run.toString()).isZero();
    return IntStream.rangeClosed(1, calls.size())
        .filter(call -> (calls.get(call - 1) + " ").contains(command))
        .boxed();
  }
}
