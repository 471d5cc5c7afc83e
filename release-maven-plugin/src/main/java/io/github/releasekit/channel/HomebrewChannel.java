package io.github.releasekit.channel;

import io.github.releasekit.adapter.git.RemoteBranch;
import io.github.releasekit.adapter.git.RemoteBranch.Edit;
import io.github.releasekit.adapter.process.CommandRunner;
import io.github.releasekit.adapter.process.CommandRunner.Program;
import io.github.releasekit.adapter.process.CommandRunner.Run;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.channel.Delivery;
import io.github.releasekit.domain.channel.Delivery.Outcome;
import io.github.releasekit.domain.event.Event.Delivered;
import io.github.releasekit.domain.event.Observation;
import io.github.releasekit.domain.version.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Brings a release into a tap of Homebrew by a commit of its formula (P5;
 * https://docs.brew.sh/Taps). A tap that has a higher version never goes back.
 */
public final class HomebrewChannel implements Channel {

  private static final Duration RUBY = Duration.ofSeconds(60);

  private final String id;
  private final FormulaWriter formula;
  private final Supplier<RemoteBranch> tap;
  private final Path scratch;

  /**
   * @param tap opens the tap's branch anew
   * @param scratch a directory under {@code target/release-kit} for the formula that ruby looks at
   */
  public HomebrewChannel(
      String id, FormulaWriter formula, Supplier<RemoteBranch> tap, Path scratch) {
    this.id = id;
    this.formula = formula;
    this.tap = tap;
    this.scratch = scratch;
  }

  /** What a call finds, over all its looks at the tap. */
  private static final class Finding {
    private String replaced = "";
    private Optional<Delivery> without = Optional.empty();
  }

  @Override
  public void requireReady() {
    try (RemoteBranch branch = tap.get()) {
      branch.requireWritable();
    }
  }

  @Override
  public void requireFit(Release release) {
    bytes(release);
  }

  @Override
  public String intent(Release release) {
    return "commit " + formula.title(release) + " to " + formula.place();
  }

  @Override
  public Observation observe(Release release) {
    byte[] wanted = bytes(release);
    try (RemoteBranch branch = tap.get()) {
      Optional<String> head = branch.head();
      Optional<byte[]> there = head.flatMap(commit -> branch.file(commit, formula.path()));
      if (there.filter(content -> Arrays.equals(content, wanted)).isPresent()) {
        return new Observation.Done(
            new Delivered(Delivery.delivered(id, formula.place().toString(), head.orElseThrow())));
      }
      Optional<Version> higher = higher(release, there);
      return higher.isEmpty() || givesWay(release)
          ? Observation.ABSENT
          : new Observation.Foreign(problem(higher.get()), remedy());
    }
  }

  @Override
  public Delivery deliver(Release release) {
    byte[] wanted = bytes(release);
    requireSyntax(release, wanted);
    Finding finding = new Finding();
    try (RemoteBranch branch = tap.get()) {
      String commit =
          branch.push(
              head -> {
                Optional<byte[]> there = head.flatMap(at -> branch.file(at, formula.path()));
                if (there.filter(content -> Arrays.equals(content, wanted)).isPresent()) {
                  return Optional.empty();
                }
                Optional<Version> higher = higher(release, there);
                if (higher.isPresent()) {
                  finding.without = Optional.of(skipped(release, higher.get()));
                  return Optional.empty();
                }
                finding.replaced = there.map(RemoteBranch::idOf).orElse("");
                return Optional.of(
                    new Edit(formula.path(), Optional.of(wanted), formula.title(release) + "\n"));
              });
      return finding.without.orElseGet(
          () ->
              Delivery.delivered(id, formula.place().toString(), commit)
                  .replacing(finding.replaced));
    }
  }

  private Delivery skipped(Release release, Version higher) {
    if (!givesWay(release)) {
      throw new ReleaseException(problem(higher), remedy());
    }
    return Delivery.without(id, Outcome.SKIPPED, problem(higher) + ", which is newer and stays");
  }

  @Override
  public Delivery withdraw(Release release, Optional<Delivery> delivered) {
    if (delivered.filter(of -> of.outcome() == Outcome.SKIPPED).isPresent()) {
      return Delivery.without(id, Outcome.WITHDRAWN, "it was not in the tap");
    }
    String recorded = delivered.map(Delivery::replaced).orElse("");
    Finding finding = new Finding();
    try (RemoteBranch branch = tap.get()) {
      String commit =
          branch.push(
              head -> {
                Optional<byte[]> there = head.flatMap(at -> branch.file(at, formula.path()));
                Optional<Version> version = there.flatMap(FormulaText::version);
                if (!version.equals(Optional.of(release.version()))) {
                  finding.without =
                      there
                          .filter(content -> version.isEmpty() || isHigher(release, version.get()))
                          .map(content -> left(version));
                  return Optional.empty();
                }
                return restored(release, branch, head.orElseThrow(), recorded, finding);
              });
      return finding.without.orElseGet(
          () -> new Delivery(id, Outcome.WITHDRAWN, formula.place().toString(), commit, "", ""));
    }
  }

  private Delivery left(Optional<Version> version) {
    return Delivery.without(
        id,
        Outcome.LEFT,
        version
            .map(of -> problem(of) + ": it has moved on")
            .orElseGet(
                () -> formula.place() + " has another " + formula.path() + " of no known version"));
  }

  /** What stood before, as it is recorded, or else as the tap's history has it. */
  private Optional<Edit> restored(
      Release release, RemoteBranch branch, String head, String recorded, Finding finding) {
    branch.headWithHistory();
    Optional<byte[]> kept = branch.blob(recorded);
    Optional<byte[]> before = kept.filter(content -> !isOf(release, content));
    if (before.isEmpty()) {
      Optional<String> commit = commitBefore(release, branch, head);
      if (commit.isEmpty() && kept.isEmpty() && !recorded.isEmpty()) {
        finding.without = Optional.of(lost(recorded));
        return Optional.empty();
      }
      before = commit.flatMap(of -> branch.file(of, formula.path()));
    }
    String reason = PlainText.line(release.reason());
    return Optional.of(
        new Edit(
            formula.path(),
            before,
            formula.title(release)
                + " is taken back\n"
                + (reason.isEmpty() ? "" : "\n" + reason + "\n")));
  }

  /** The last one that changed the formula to something else than this version. */
  private Optional<String> commitBefore(Release release, RemoteBranch branch, String head) {
    return branch.commitsOf(head, formula.path()).stream()
        .filter(
            commit ->
                branch
                    .file(commit, formula.path())
                    .filter(content -> isOf(release, content))
                    .isEmpty())
        .findFirst();
  }

  private Delivery lost(String recorded) {
    return Delivery.without(
        id,
        Outcome.LEFT,
        "the history of "
            + formula.place()
            + " was rewritten, and what stood there before, blob "
            + PlainText.line(recorded)
            + ", is not in it");
  }

  private static boolean isOf(Release release, byte[] content) {
    return FormulaText.version(content).equals(Optional.of(release.version()));
  }

  private static boolean isHigher(Release release, Version version) {
    return version.compareTo(release.version()) > 0;
  }

  /** What keeps a release out: a higher version, but no pre-release does so to the newest one. */
  private static Optional<Version> higher(Release release, Optional<byte[]> there) {
    return there
        .flatMap(FormulaText::version)
        .filter(version -> isHigher(release, version))
        .filter(version -> !version.isPreRelease() || !release.newest());
  }

  /** Whether a higher version in the tap is what is to be expected. */
  private static boolean givesWay(Release release) {
    return !release.newest() || release.version().isPreRelease();
  }

  private String problem(Version version) {
    return formula.place() + " has " + formula.path() + " of version " + version;
  }

  private static String remedy() {
    return "a tap does not go back: correct the formula there where it is wrong, then run the same"
        + " command again";
  }

  /** Its bytes, which tell the version: nothing else keeps the tap from going back. */
  private byte[] bytes(Release release) {
    byte[] content = formula.text(release).getBytes(StandardCharsets.UTF_8);
    if (!isOf(release, content)) {
      throw new ReleaseException(
          "the formula of channel '"
              + id
              + "' would be of "
              + FormulaText.version(content).map(of -> "version " + of).orElse("no version")
              + ", not of "
              + release.version(),
          "write version \"$version\" into its template, and commit it");
    }
    return content;
  }

  /** Lets ruby read it, where it is installed, without running it. */
  private void requireSyntax(Release release, byte[] content) {
    Path file = scratch.resolve(id + ".rb");
    try {
      Files.createDirectories(scratch);
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Run run =
        new CommandRunner(scratch, scratch, release.version().toString(), release.manifest().tag())
            .run(
                new Program(
                    id + "-ruby",
                    List.of("ruby", "--disable=gems", "-c", file.getFileName().toString()),
                    "",
                    List.of(),
                    RUBY));
    if (run instanceof Run.Ended ended && ended.exit() != 0) {
      throw new ReleaseException(
          "the formula of channel '" + id + "' is no Ruby: " + ended.lastLine(),
          "correct the template and commit it; "
              + file
              + " is what it gives, and "
              + ended.output()
              + " what ruby says");
    }
  }
}
