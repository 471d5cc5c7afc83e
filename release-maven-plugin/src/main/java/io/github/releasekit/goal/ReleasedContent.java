package io.github.releasekit.goal;

import io.github.releasekit.adapter.maven.PublishedFiles;
import io.github.releasekit.adapter.maven.Staging;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.event.Artifact;
import io.github.releasekit.domain.event.LedgerEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** The files of a release: on this machine, else in the repositories it was deployed to. */
record ReleasedContent(Invocation invocation, Workspace workspace, PreparedRelease release) {

  /** The URL of a file where it was deployed to; empty where it was deployed to nothing. */
  Optional<String> location(Artifact file) {
    return release.released().targets().stream()
        .filter(target -> file.path().startsWith(directory(target.module())))
        .findFirst()
        .map(target -> target.location().replaceFirst("/+$", "") + "/" + file.path());
  }

  /** Where the versions of a module are in Maven's layout, with a slash at the end. */
  private static String directory(String module) {
    int colon = module.indexOf(':');
    return module.substring(0, colon).replace('.', '/') + "/" + module.substring(colon + 1) + "/";
  }

  /** The staged file, else the published one; in any case the bytes that were released. */
  Path of(Optional<Staging> staging, Artifact file) {
    Path staged = staging.map(there -> there.file(file.path())).orElse(Path.of(file.path()));
    Path found = staging.isPresent() && Files.isRegularFile(staged) ? staged : fetched(file);
    if (!Staging.measure(found, file.path()).sha256().equals(file.sha256())) {
      throw new ReleaseException(
          found + " is not the " + file.name() + " that was released",
          "run mvn release-kit:verify -DreleaseVersion=" + release.manifest().version());
    }
    return found;
  }

  private Path fetched(Artifact file) {
    Path copy =
        workspace
            .output()
            .resolve(release.manifest().version())
            .resolve("fetched")
            .resolve(file.path());
    if (!Files.isRegularFile(copy)) {
      new PublishedFiles(invocation.targets())
          .read(trusted(), List.of(file), found -> keep(found.get(file.path()), copy));
    }
    return copy;
  }

  private List<LedgerEvent.Target> trusted() {
    return workspace.trusted(release.released()).targets();
  }

  private static void keep(Path found, Path copy) {
    if (found == null) {
      throw new ReleaseException(
          copy.getFileName() + " is not in the repository that it was deployed to",
          "perform with the staging directory of prepare");
    }
    try {
      Files.createDirectories(copy.getParent());
      Path begun = Files.createTempFile(copy.getParent(), "begun-", "");
      Files.copy(found, begun, StandardCopyOption.REPLACE_EXISTING);
      Files.move(begun, copy, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
