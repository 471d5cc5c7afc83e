package io.github.releasekit.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells whether a run has done its work, whoever did it; what has not was not measured. */
record Outcome(GeneratedProject project, int modules) {

  private static final String SNAPSHOT = "-SNAPSHOT";
  private static final String BRANCH = "main";

  /**
   * Whether the remote of the copy has one release more, with its version in all POMs of the tag,
   * and the next one in those of the branch.
   *
   * @throws IOException where it has not
   */
  void released() throws IOException {
    String tag = tag();
    requireVersion(tag, tag.substring(1));
    String development = version(BRANCH);
    require(
        development.endsWith(SNAPSHOT) && !development.equals(version(BRANCH, project)),
        BRANCH + " is at " + development);
    requireVersion(BRANCH, development);
  }

  /**
   * Whether it is released, and all of it deployed.
   *
   * @throws IOException where it is not
   */
  void deployed() throws IOException {
    released();
    deployed(tag().substring(1));
  }

  /**
   * Whether all modules are in the repository in this version.
   *
   * @throws IOException where one is not
   */
  void deployed(String version) throws IOException {
    Path group = copy().repository().resolve(GeneratedReactor.GROUP.replace('.', '/'));
    for (int module = 0; module < modules; module++) {
      String id = GeneratedReactor.artifactId(module);
      Path directory = group.resolve(id).resolve(version);
      for (String extension : module == 0 ? List.of("pom") : List.of("pom", "jar")) {
        Set<String> names = names(directory);
        require(
            names.stream().anyMatch(name -> name.startsWith(id) && name.endsWith("." + extension)),
            directory + " has no " + extension + ", but " + names);
      }
    }
  }

  /**
   * Whether all POMs of the copy's files have a version.
   *
   * @throws IOException where one has not
   */
  void changedTo(String version) throws IOException {
    int found =
        git(copy().checkout(), "grep", "-l", "-F", "<version>" + version, "--", "*pom.xml").size();
    require(found == modules, found + " POMs have version " + version);
  }

  /**
   * Whether a changelog has entries of a third of so many commits: some 45 in 100 are features and
   * fixes.
   *
   * @throws IOException where it has not
   */
  static void changelog(Path file, int commits) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      long entries = lines.filter(line -> line.startsWith("- ") || line.startsWith("* ")).count();
      require(entries >= commits / 3, file + " has " + entries + " entries");
    }
  }

  /** The tag that the remote of the copy has, and that of the original has not. */
  private String tag() throws IOException {
    Set<String> tags = new HashSet<>(git(copy().origin(), "tag", "--list", "v*"));
    git(project.origin(), "tag", "--list", "v*").forEach(tags::remove);
    require(tags.size() == 1, "new on the remote: " + tags);
    return tags.iterator().next();
  }

  private void requireVersion(String commit, String version) throws IOException {
    int found =
        git(
                copy().origin(),
                "grep",
                "-l",
                "-F",
                "<version>" + version + "<",
                commit,
                "--",
                "*pom.xml")
            .size();
    require(found == modules, found + " POMs of " + commit + " have version " + version);
  }

  /** The first version in the parent of the remote. */
  private String version(String commit) throws IOException {
    return version(commit, copy());
  }

  private static String version(String commit, GeneratedProject of) throws IOException {
    String pom = String.join("\n", git(of.origin(), "show", commit + ":pom.xml"));
    int start = pom.indexOf("<version>") + "<version>".length();
    return pom.substring(start, pom.indexOf("</version>"));
  }

  private GeneratedProject copy() {
    return project.copied();
  }

  private static Set<String> names(Path directory) throws IOException {
    Set<String> names = new HashSet<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        files.forEach(file -> names.add(file.getFileName().toString()));
      }
    }
    return names;
  }

  private static void require(boolean done, String otherwise) throws IOException {
    if (!done) {
      throw new IOException("a run has not done its work: " + otherwise);
    }
  }

  /** The lines that git prints; none where it found nothing. */
  private static List<String> git(Path where, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return printed.lines().toList();
  }
}
