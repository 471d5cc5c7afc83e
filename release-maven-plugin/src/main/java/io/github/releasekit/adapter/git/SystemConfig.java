package io.github.releasekit.adapter.git;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.util.FS;

/**
 * Where git's configuration of the whole system is. JGit starts git twice to ask; where git came
 * with a Linux distribution, the place is known.
 */
final class SystemConfig {

  private static final Path DISTRIBUTED = Path.of("/usr/bin/git");

  private SystemConfig() {}

  /** Tells JGit, once, when it is known. */
  static void tell() {
    boolean linux = "Linux".equals(System.getProperty("os.name"));
    if (linux && onPath().filter(DISTRIBUTED::equals).isPresent()) {
      FS.DETECTED.setGitSystemConfig(new File("/etc/gitconfig"));
    }
  }

  private static Optional<Path> onPath() {
    return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
        .filter(directory -> directory.startsWith("/"))
        .map(directory -> Path.of(directory, "git"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
