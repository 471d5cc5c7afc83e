package io.github.releasekit.goal;

import io.github.releasekit.adapter.adoption.ProjectDirectory;
import io.github.releasekit.adapter.adoption.ProjectEdits;
import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.UnifiedDiff;
import io.github.releasekit.adapter.json.Json;
import io.github.releasekit.adapter.maven.DeclaredTools;
import io.github.releasekit.adapter.maven.MavenCaller;
import io.github.releasekit.adapter.pom.PomEntry;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.SecretText;
import io.github.releasekit.domain.Spelling;
import io.github.releasekit.domain.adoption.Adoption;
import io.github.releasekit.domain.adoption.Finding;
import io.github.releasekit.domain.adoption.PolicyText;
import io.github.releasekit.domain.adoption.ProjectFacts;
import io.github.releasekit.domain.adoption.Proposal;
import io.github.releasekit.domain.changelog.Changelog;
import io.github.releasekit.domain.fact.Policy;
import io.github.releasekit.domain.plan.FileEdit;
import io.github.releasekit.extension.Extension;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Proposes how a project is to be released by release-kit, and writes it when told to (K2). */
public final class InitGoal {

  private static final String CHANGELOG = "CHANGELOG.md";
  private static final String PREFIX = "release-kit-";

  private final Invocation invocation;

  public InitGoal(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * What is found and proposed.
   *
   * @param project {@code groupId:artifactId:version} of the root
   */
  record Result(String project, List<Finding> findings, List<Edit> edits, boolean written) {

    /** The difference in a file. */
    record Edit(String path, String diff) {}
  }

  /**
   * @param write whether what is proposed is written
   * @param with names of extensions, as {@code image}
   * @throws ReleaseException when a file cannot be read, or may not be written
   */
  public void run(boolean write, List<String> with, Output output) {
    MavenCaller caller = invocation.caller();
    caller.requireWholeReactor();
    List<String> wanted = with.stream().map(InitGoal::artifactId).toList();
    try (GitRepository repository = GitRepository.open(caller.directory())) {
      DeclaredTools declared = new DeclaredTools(caller, repository::locate);
      declared
          .aggregator()
          .ifPresent(
              pom -> {
                throw new ReleaseException(
                    caller.directory() + " is a module of " + pom,
                    "run it there: mvn -f " + pom + " " + caller.pluginCoordinates() + ":init");
              });
      ProjectFacts facts = new InitFacts(invocation, repository, declared).read();
      Proposal proposal = Adoption.of(facts, wanted);
      List<FileEdit> edits = edits(repository, proposal);
      ProjectEdits.requirePlain(repository.root(), edits);
      if (write) {
        ProjectEdits.write(repository.root(), edits);
      }
      ProjectFacts.Module root = facts.root();
      show(
          new Result(
              root.groupId() + ":" + root.artifactId() + ":" + root.version(),
              proposal.findings(),
              edits.stream()
                  .map(edit -> new Result.Edit(edit.path(), UnifiedDiff.of(masked(edit))))
                  .toList(),
              write && !edits.isEmpty()),
          output);
    }
  }

  private List<FileEdit> edits(GitRepository repository, Proposal proposal) {
    ProjectDirectory directory = new ProjectDirectory(repository.root());
    List<FileEdit> edits = new ArrayList<>();
    if (proposal.writesPolicy()) {
      byte[] text = PolicyText.of(proposal.policy(), false).getBytes(StandardCharsets.UTF_8);
      requireTaken(text);
      edits.add(new FileEdit(Policy.FILE, Optional.empty(), text));
    }
    if (proposal.writesChangelog() && !directory.has(CHANGELOG)) {
      edits.add(new FileEdit(CHANGELOG, Optional.empty(), Changelog.empty().toBytes()));
    }
    String pom =
        repository.relative(
            invocation.caller().directory().resolve(invocation.caller().pomFileName()));
    byte[] before =
        directory
            .read(pom)
            .orElseThrow(() -> new ReleaseException(pom + " is not there", "name the POM with -f"));
    String[] plugin = invocation.caller().pluginCoordinates().split(":");
    byte[] after = PomEntry.enter(pom, before, plugin[0], plugin[1], proposal.plugin());
    if (!Arrays.equals(before, after)) {
      edits.add(new FileEdit(pom, Optional.of(before), after));
    }
    return edits;
  }

  /** Lines around an edit may have what nobody should have written there. */
  private static FileEdit masked(FileEdit edit) {
    return new FileEdit(edit.path(), edit.before().map(InitGoal::masked), masked(edit.after()));
  }

  /** Each byte is one character, so that any encoding that extends ASCII stays as it is. */
  private static byte[] masked(byte[] content) {
    return SecretText.masked(new String(content, StandardCharsets.ISO_8859_1))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** What other tools take is not always what this one takes. */
  private void requireTaken(byte[] policy) {
    try {
      PolicyLoader.load(Optional.of(policy), invocation.caller().policies());
    } catch (ReleaseException e) {
      throw new ReleaseException(
          "the configuration of another tool has a value that cannot be taken over: " + e.problem(),
          "begin a " + Policy.FILE + " by hand with what you want there, and run init again",
          e);
    }
  }

  private static String artifactId(String name) {
    Map<String, String> known = new TreeMap<>();
    for (Extension<?> extension :
        List.of(
            Extension.API_COMPATIBILITY,
            Extension.SBOM,
            Extension.SIGSTORE,
            Extension.IMAGES,
            Extension.MAIL,
            Extension.DATABASE)) {
      known.put(extension.artifactId().substring(PREFIX.length()), extension.artifactId());
    }
    String artifactId = known.get(name.strip().replaceFirst("^" + PREFIX, ""));
    if (artifactId == null) {
      throw new ReleaseException(
          "'with' is '" + name.strip() + "', which is none of " + String.join(", ", known.keySet()),
          "-Dwith=" + Spelling.nearest(name.strip(), known.keySet()));
    }
    return artifactId;
  }

  private static void show(Result result, Output output) {
    output.write(
        output.json()
            ? new String(Json.pretty(result), StandardCharsets.UTF_8)
            : String.join("\n", InitText.of(result)) + "\n");
  }
}
