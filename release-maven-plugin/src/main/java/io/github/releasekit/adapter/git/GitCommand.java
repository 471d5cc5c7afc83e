package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.process.Command;
import io.github.releasekit.adapter.process.ProcessResult;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.SecretText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The user's own git, so that credential helpers, agents, proxies and filters work as they do by
 * hand. It never asks anything and takes no locks it does not need.
 */
public final class GitCommand {

  static final Duration LOCAL = Duration.ofMinutes(5);

  /** What points git to another repository than the one that the project is in. */
  public static final List<String> REPOSITORY_VARIABLES =
      List.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_OBJECT_DIRECTORY",
          "GIT_ALTERNATE_OBJECT_DIRECTORIES",
          "GIT_COMMON_DIR",
          "GIT_NAMESPACE",
          "GIT_PREFIX",
          "GIT_GRAFT_FILE",
          "GIT_SHALLOW_FILE",
          "GIT_REPLACE_REF_BASE");

  /** How git says which lock is in its way. */
  private static final Pattern LOCK =
      Pattern.compile("Unable to create '([^']+\\.lock)': File exists");

  private final Path directory;
  private final List<String> options;
  private final Map<String, String> more;

  public GitCommand(Path directory) {
    this(directory, List.of(), Map.of());
  }

  /**
   * @param options of git itself, ahead of every command
   * @param more variables for its environment
   */
  GitCommand(Path directory, List<String> options, Map<String, String> more) {
    this.directory = directory;
    this.options = List.copyOf(options);
    this.more = Map.copyOf(more);
  }

  /**
   * Runs a command that has to succeed.
   *
   * @return its standard output
   * @throws ReleaseException with what git said
   */
  public String run(String... arguments) {
    return require(attempt(LOCAL, "", List.of(arguments)), List.of(arguments));
  }

  /** As {@link #run(String...)}, with standard input. */
  public String runWithInput(String input, String... arguments) {
    return require(attempt(LOCAL, input, List.of(arguments)), List.of(arguments));
  }

  /** What a command says that tells by its exit code whether there is an answer. */
  Optional<String> find(String... arguments) {
    ProcessResult result = attempt(LOCAL, "", List.of(arguments));
    return result.succeeded() ? Optional.of(result.out()) : Optional.empty();
  }

  /** Runs a command whose failure the caller tells apart. */
  public ProcessResult attempt(Duration deadline, String input, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(options);
    command.addAll(arguments);
    return new Command(command, directory, environment(), deadline).run(input);
  }

  /** What git said on standard error, as one line, without users and passwords of URLs. */
  static String said(ProcessResult result) {
    String said = result.err().isBlank() ? result.out() : result.err();
    if (said.isBlank()) {
      return "exit code " + result.exit();
    }
    String text = SecretText.withoutUsers(said);
    return String.join("; ", text.lines().map(PlainText::line).filter(l -> !l.isEmpty()).toList());
  }

  /** The lock that is in git's way, by what it said. */
  static Optional<String> lock(String said) {
    Matcher lock = LOCK.matcher(said);
    return lock.find() ? Optional.of(lock.group(1)) : Optional.empty();
  }

  private String require(ProcessResult result, List<String> arguments) {
    if (!result.succeeded()) {
      if (result.err().contains("dubious ownership")) {
        throw new ReleaseException(
            "git does not trust " + directory + ", which belongs to another user",
            "git config --global --add safe.directory '" + directory + "', where you do");
      }
      throw new ReleaseException(
          "git " + arguments.get(0) + " failed: " + said(result),
          "git " + String.join(" ", arguments) + " shows it by hand");
    }
    return result.out();
  }

  private Map<String, @Nullable String> environment() {
    Map<String, @Nullable String> environment = new HashMap<>();
    REPOSITORY_VARIABLES.forEach(name -> environment.put(name, null));
    environment.put("GIT_TERMINAL_PROMPT", "0");
    environment.put("GIT_OPTIONAL_LOCKS", "0");
    environment.put("GIT_DEFAULT_HASH", "sha1");
    environment.put("GIT_DEFAULT_REF_FORMAT", "files");
    environment.put("GIT_LFS_SKIP_SMUDGE", null);
    environment.put("LC_ALL", "C");
    environment.putAll(more);
    return environment;
  }
}
