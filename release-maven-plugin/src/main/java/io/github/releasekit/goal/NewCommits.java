package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.CommitLookup;
import io.github.releasekit.adapter.git.ObjectWriter;
import io.github.releasekit.adapter.git.TreeMerge.Conflicts;
import io.github.releasekit.adapter.git.TreeMerge.Merged;
import io.github.releasekit.adapter.git.TreeMerge.Result;
import io.github.releasekit.adapter.merge.BranchMerge;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.commit.Commit;
import io.github.releasekit.domain.commit.PickedMessage;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.fact.Slot;
import io.github.releasekit.domain.fact.SourceFile;
import io.github.releasekit.domain.plan.FileEdit;
import io.github.releasekit.domain.plan.VersionEdits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commits written on top of another, none of which a ref points to. */
final class NewCommits {

  private final Policy policy;
  private final BranchMerge merge;
  private final CommitLookup lookup;
  private final ObjectWriter writer;
  private final List<String> ids = new ArrayList<>();
  private String head;

  /**
   * @param base the commit that they come on top of
   */
  NewCommits(
      Policy policy, BranchMerge merge, CommitLookup lookup, ObjectWriter writer, String base) {
    this.policy = policy;
    this.merge = merge;
    this.lookup = lookup;
    this.writer = writer;
    this.head = base;
  }

  /** The last of them; the base where there are none. */
  String head() {
    return head;
  }

  /** Their ids, the oldest first. */
  List<String> ids() {
    return List.copyOf(ids);
  }

  /**
   * Writes the commit that sets a version, where files say another, and the version is written in
   * files at all.
   *
   * @param version a SNAPSHOT
   * @throws ReleaseException when a POM cannot be read, or none says its version
   */
  void setVersion(String version) {
    if (policy.tagOnly()) {
      return;
    }
    List<SourceFile> files = merge.files(head);
    String from = merge.reactor(head).root().version();
    if (!from.equals(version)
        && files.stream().noneMatch(f -> f.carries(Slot.VERSION) || f.carries(Slot.REVISION))) {
      throw new ReleaseException(
          "version " + from + " stands in no POM of " + head + ", nor in .mvn/maven.config",
          "write it in the POM, or as a property that the POM or .mvn/maven.config defines");
    }
    Map<String, byte[]> edited = new LinkedHashMap<>();
    for (FileEdit edit : VersionEdits.development(files, from, version)) {
      edited.put(edit.path(), edit.after());
    }
    if (!edited.isEmpty()) {
      String message =
          policy.commits().bump().replace("@{newVersion}", version)
              + "\n\n"
              + Commit.VERSION_TRAILER
              + ": "
              + version
              + "\n";
      add(writer.commit(Optional.of(head), Optional.of(head), edited, message));
    }
  }

  /**
   * Writes what a commit changes as a commit of its author, as {@code git cherry-pick -x} does.
   *
   * @param commit with one parent
   * @return the files in which it does not fit; empty where it does
   */
  List<String> pick(Commit commit) {
    Result result = merge.apply(head, commit.parents().get(0), commit.id());
    if (result instanceof Conflicts conflicts) {
      return conflicts.files();
    }
    String tree = ((Merged) result).tree();
    if (!tree.equals(lookup.tree(head))) {
      add(
          writer.commitTree(
              tree,
              List.of(head),
              Optional.of(commit.id()),
              PickedMessage.of(commit.message(), commit.id())));
    }
    return List.of();
  }

  private void add(String id) {
    ids.add(id);
    head = id;
  }
}
