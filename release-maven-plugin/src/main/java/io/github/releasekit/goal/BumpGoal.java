package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.GitCommand;
import io.github.releasekit.adapter.git.UnifiedDiff;
import io.github.releasekit.adapter.git.WorkingTreeReader;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.plan.FileEdit;
import io.github.releasekit.domain.plan.ReleaseRequest;
import io.github.releasekit.domain.plan.VersionEdits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Sets the version everywhere in place and commits it, without releasing. */
public final class BumpGoal {

  /**
   * What it is set to.
   *
   * @param newVersion empty for the next version by bump or commits, as a SNAPSHOT
   * @param commit false leaves the edits uncommitted
   * @param dryRun shows the differences and stops
   */
  public record Settings(
      ReleaseRequest request, Optional<String> newVersion, boolean commit, boolean dryRun) {}

  private final Invocation invocation;
  private final Settings settings;

  public BumpGoal(Invocation invocation, Settings settings) {
    this.invocation = invocation;
    this.settings = settings;
  }

  public void run() {
    invocation.caller().requireReleaseInvocation();
    try (Workspace workspace = new Workspace(invocation, Optional.empty())) {
      String from = workspace.reactor().root().version();
      String to = settings.newVersion().orElseGet(() -> next(workspace));
      workspace.policy().versionScheme().announcedBy(to);
      Path root = workspace.repository().root();
      Function<String, Optional<byte[]>> read = path -> read(root.resolve(path));
      List<SourceFile> poms = workspace.projectFiles().poms(read, Optional.empty());
      if (from.equals(to)) {
        invocation.out().accept("The version is " + to + " already: nothing to do");
        return;
      }
      if (poms.stream().noneMatch(pom -> pom.carries(Slot.VERSION) || pom.carries(Slot.REVISION))) {
        throw new ReleaseException(
            "version " + from + " stands in no POM of the reactor, nor in .mvn/maven.config",
            "write it in the POM, or as a property that the POM or .mvn/maven.config defines");
      }
      List<SourceFile> files = new ArrayList<>(poms);
      files.addAll(workspace.projectFiles().others(read));
      List<FileEdit> edits = VersionEdits.of(SourceFile.merged(files), to);
      if (settings.dryRun()) {
        edits.forEach(edit -> UnifiedDiff.of(edit).lines().forEach(invocation.results()));
        return;
      }
      if (settings.commit()) {
        requireUnmodified(workspace, edits);
      }
      edits.forEach(edit -> write(workspace.repository().root().resolve(edit.path()), edit));
      if (settings.commit()) {
        commit(workspace, edits, to);
      }
      invocation.out().accept(from + " → " + to + " in " + edits.size() + " files");
    }
  }

  private String next(Workspace workspace) {
    return workspace
        .planner(workspace.history(), settings.request())
        .decision()
        .version()
        .snapshot();
  }

  private static void requireUnmodified(Workspace workspace, List<FileEdit> edits) {
    List<String> modified =
        new ArrayList<>(WorkingTreeReader.read(workspace.repository()).modified());
    modified.retainAll(edits.stream().map(FileEdit::path).toList());
    if (!modified.isEmpty()) {
      throw new ReleaseException(
          "uncommitted changes in " + String.join(", ", modified) + " would be committed as well",
          "git commit or git stash them, or leave the new version uncommitted with -Dcommit=false");
    }
  }

  private static void commit(Workspace workspace, List<FileEdit> edits, String to) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "commit",
                "--quiet",
                "--message",
                workspace.policy().commits().bump().replace("@{newVersion}", to)
                    + "\n\n"
                    + Commit.VERSION_TRAILER
                    + ": "
                    + to));
    if (workspace.policy().signed()) {
      arguments.add("--gpg-sign");
    }
    arguments.add("--");
    edits.forEach(edit -> arguments.add(edit.path()));
    new GitCommand(workspace.repository().root()).run(arguments.toArray(String[]::new));
  }

  private static Optional<byte[]> read(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, FileEdit edit) {
    try {
      Files.write(file, edit.after());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
