package io.github.releasekit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.releasekit.fault.Episode.Outcome;
import io.github.releasekit.fault.Episode.Recovery;
import io.github.releasekit.fault.RacesTest.Race;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test of the suites: mistakes are planted, and each is caught under the invariant it breaks. */
@Tag("faults")
class DefectsTest {

  private static final Race LATE = new Race(15, 0, false, false);

  @TempDir Path temp;

  @Test
  void catchesALedgerThatIsNotInThePush() {
    assertCaught(
        "I1",
        new Defect("step/LedgerPush.java", "all.add(new Update(GitLedger.REF, head, next));", ""),
        undisturbed());
  }

  @Test
  void catchesAPushThatIsNotAtomicAndWithoutLease() {
    assertCaught(
        "I2",
        new Defect(
            "adapter/git/GitRemote.java",
            "arguments.add(\"--force-with-lease=\" + update.ref() + \":\""
                + " + update.expected().orElse(\"\"));",
            "arguments.add(\"--force\");"),
        world -> RacesTest.between(world, LATE));
  }

  @Test
  void catchesAnOutcomeThatIsNotReadBack() {
    assertCaught(
        "I7",
        new Defect("step/LedgerPush.java", "if (landed) {", "if (landed || refused.isEmpty()) {"),
        playing(Fault.git(16, "lies")));
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
            "there.containsValue(tag)",
            "there.containsValue(tag + \" \")"),
        playing(Fault.git(16, "after")));
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
            "return new ObjectsWritten(time.instant(), release, development, tag);",
            "new io.github.releasekit.adapter.git.GitCommand(repository.root())"
                + ".run(\"tag\", plan.tag(), tag);"
                + " return new ObjectsWritten(time.instant(), release, development, tag);"),
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
        world -> RacesTest.inOneClone(world, new Race(14, 0, false, true)));
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
}
