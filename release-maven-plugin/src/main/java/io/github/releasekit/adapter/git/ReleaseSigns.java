package io.github.releasekit.adapter.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * What a clone tells of earlier releases.
 *
 * @param tags names of those in the history of HEAD, the newest commit's first, then of others
 * @param branches short names of local and remote branches
 * @param ofMavenRelease whether maven-release-plugin has made one of the newest commits
 */
public record ReleaseSigns(List<String> tags, List<String> branches, boolean ofMavenRelease) {

  /** How many commits are looked at for those of maven-release-plugin. */
  private static final int NEWEST = 5_000;

  private static final String BY_MAVEN_RELEASE = "[maven-release-plugin]";

  public ReleaseSigns {
    tags = List.copyOf(tags);
    branches = List.copyOf(branches);
  }

  /** Reads them of HEAD. */
  public static ReleaseSigns of(GitRepository repository) {
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      Map<ObjectId, List<String>> byCommit = new HashMap<>();
      List<String> others = new ArrayList<>();
      for (Ref ref : repository.jgit().getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
        Ref peeled = repository.jgit().getRefDatabase().peel(ref);
        ObjectId id =
            peeled.getPeeledObjectId() == null ? ref.getObjectId() : peeled.getPeeledObjectId();
        byCommit.computeIfAbsent(id, i -> new ArrayList<>(1)).add(GitRepository.tagName(ref));
        others.add(GitRepository.tagName(ref));
      }
      List<String> tags = new ArrayList<>();
      boolean found = false;
      int seen = 0;
      walk.markStart(walk.parseCommit(ObjectId.fromString(repository.head())));
      for (RevCommit commit : walk) {
        tags.addAll(byCommit.getOrDefault(commit, List.of()));
        found |= seen < NEWEST && commit.getShortMessage().startsWith(BY_MAVEN_RELEASE);
        if (++seen >= NEWEST && tags.size() == others.size()) {
          break;
        }
      }
      others.removeAll(tags);
      tags.addAll(others);
      return new ReleaseSigns(tags, branches(repository), found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> branches(GitRepository repository) throws IOException {
    List<Ref> local = repository.jgit().getRefDatabase().getRefsByPrefix(Constants.R_HEADS);
    List<Ref> remote = repository.jgit().getRefDatabase().getRefsByPrefix(Constants.R_REMOTES);
    return Stream.concat(
            local.stream().map(ref -> ref.getName().substring(Constants.R_HEADS.length())),
            remote.stream()
                .map(ref -> ref.getName().substring(Constants.R_REMOTES.length()))
                .map(name -> name.substring(name.indexOf('/') + 1)))
        .distinct()
        .sorted()
        .toList();
  }
}
