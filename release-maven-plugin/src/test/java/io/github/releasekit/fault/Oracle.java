package io.github.releasekit.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.releasekit.GitFixture;
import io.github.releasekit.fault.World.Host;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges a {@link World} by the invariants, with the git command line and file hashes alone. It
 * remembers what it saw, so that it notices what was moved or replaced later.
 */
final class Oracle {

  private static final String TRACKING = "refs/remotes/origin/main";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final World world;
  private final GitFixture remote;
  private final GitFixture clone;
  private final Map<String, String> stateBefore;
  private final String statusBefore;
  private final String refsBefore;
  private final Map<String, String> tags = new HashMap<>();
  private final Map<String, String> manifests = new HashMap<>();
  private final Map<String, String> deployed = new HashMap<>();
  private final List<String> violations = new ArrayList<>();

  /** Takes the world as it is now for the one before the release. */
  Oracle(World world) {
    this.world = world;
    this.remote = GitFixture.at(world.remote());
    this.clone = GitFixture.at(world.checkout());
    this.stateBefore = users();
    this.statusBefore = status();
    this.refsBefore = clone.refs();
    judge("at first");
  }

  /** What was broken so far, each with the invariant's name. */
  List<String> violations() {
    return List.copyOf(violations);
  }

  void report(String invariant, String what) {
    violations.add(invariant + ": " + what);
  }

  /** Judges the world between two runs. */
  void judge(String when) {
    Map<String, String> refs = refs(remote);
    landsTogether(refs, when, false);
    tagsStay(refs, when);
    oneSetOfDigests(refs, when);
    boolean begun = branchSubjects().contains("chore(release): " + World.NEXT);
    if (!begun && !refs.containsKey("refs/tags/v" + World.NEXT)) {
      untouched(when);
    }
  }

  /**
   * I1: a version has all of tag, ledger entry and branch on the remote, or none; where they cannot
   * be pushed together, the branch comes first and the ledger last.
   *
   * @param done whether all has to be there
   */
  private void landsTogether(Map<String, String> refs, String when, boolean done) {
    Set<String> inLedger = ledgerManifests(refs).keySet();
    Set<String> tagged = after("refs/tags/v", List.copyOf(refs.keySet()));
    List<String> subjects = branchSubjects();
    Set<String> onBranch = after("chore(release): ", subjects);
    Set<String> begun = after("chore(release): begin ", subjects);
    onBranch.removeIf(version -> version.startsWith("begin "));
    boolean whole = inLedger.equals(tagged) && onBranch.equals(tagged);
    boolean inOrder = tagged.containsAll(inLedger) && onBranch.containsAll(tagged);
    boolean lawful = world.host() == Host.ATOMIC || done ? whole : inOrder;
    if (!lawful || begun.size() != onBranch.size()) {
      report("I1", when + ": tags " + tagged + ", ledger " + inLedger + ", branch " + onBranch);
    }
  }

  private List<String> branchSubjects() {
    return remote.run("log", "--format=%s", "refs/heads/main").lines().toList();
  }

  /** What follows a prefix in those lines that have it. */
  private static Set<String> after(String prefix, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** I2: a tag that was seen once stays the same object. */
  private void tagsStay(Map<String, String> refs, String when) {
    refs.forEach(
        (ref, id) -> {
          if (ref.startsWith("refs/tags/")) {
            tags.putIfAbsent(ref, id);
          }
        });
    tags.forEach(
        (ref, id) -> {
          if (!id.equals(refs.get(ref))) {
            report("I2", when + ": " + ref + " was " + id + " and is " + refs.get(ref));
          }
        });
  }

  /** I3: manifests and deployed files never change, and say the same of a version. */
  private void oneSetOfDigests(Map<String, String> refs, String when) {
    Map<String, String> now = ledgerManifests(refs);
    Map<String, String> digests = new HashMap<>();
    now.forEach(
        (version, blob) -> {
          JsonNode manifest = json(remote.run("cat-file", "blob", blob));
          String commit = manifest.path("commit").asText();
          String tagged = refs.getOrDefault("refs/tags/v" + version, "none");
          if (!tagged.equals("none") && !remote.id(tagged + "^{commit}").equals(commit)) {
            report("I3", when + ": the manifest of " + version + " is of commit " + commit);
          }
          released(refs, version, manifest)
              .forEach(a -> digests.put(a.path("path").asText(), a.path("sha256").asText()));
          String seen = manifests.putIfAbsent(version, blob);
          if (seen != null && !seen.equals(blob)) {
            report("I3", when + ": the manifest of " + version + " was replaced");
          }
        });
    files()
        .forEach(
            (path, sha256) -> {
              String released = digests.get(path);
              if (!sha256.equals(released)) {
                if (isTorn(path, released)) {
                  return;
                }
                report("I3", when + ": " + path + " is deployed with other bytes than released");
              }
              String seen = deployed.putIfAbsent(path, sha256);
              if (seen != null && !seen.equals(sha256)) {
                report("I3", when + ": " + path + " was replaced");
              }
            });
  }

  /**
   * I4: what is the user's is byte for byte as it was. A git that learns of a push where the branch
   * is says so as a fetch does.
   */
  void untouched(String when) {
    Map<String, String> now = users();
    Set<String> names = new TreeSet<>(now.keySet());
    names.addAll(stateBefore.keySet());
    names.removeIf(name -> now.getOrDefault(name, "").equals(stateBefore.getOrDefault(name, "")));
    if (clone.id(TRACKING).equals(remote.id("refs/heads/main"))) {
      names.removeIf(name -> name.endsWith(TRACKING));
    }
    if (!names.isEmpty()) {
      report("I4", when + ": these have changed: " + names);
    }
    if (!status().equals(statusBefore)) {
      report("I4", when + ": git status is " + status());
    }
  }

  /** I5: the release is where it belongs, once, and the clone follows it. */
  void complete() {
    judge("at the end");
    Map<String, String> refs = refs(remote);
    landsTogether(refs, "at the end", true);
    Map<String, String> local = refs(clone);
    // The ledger of a clone may be behind: whoever appends to it asks the remote first.
    for (String ref : List.of("refs/tags/v" + World.NEXT, "refs/heads/main")) {
      if (!refs.containsKey(ref) || !refs.get(ref).equals(local.get(ref))) {
        report("I5", ref + " is " + refs.get(ref) + ", in the clone " + local.get(ref));
      }
    }
    Set<String> expected =
        refsBefore
            .lines()
            .filter(
                line ->
                    !line.contains("refs/heads/main ") && !line.contains("refs/release-kit/ledger"))
            .filter(line -> !line.contains("refs/remotes/"))
            .collect(Collectors.toSet());
    if (!clone.refs().lines().collect(Collectors.toSet()).containsAll(expected)) {
      report("I5", "refs of the user are gone: " + clone.refs());
    }
    if (!status().equals(statusBefore)) {
      report("I5", "git status at the end is " + status());
    }
    events(refs)
        .forEach(
            (event, times) -> {
              if (times != 1) {
                report("I5", "the ledger has " + times + " events " + event);
              }
            });
    oneSetOfDigestsIsWhole(refs);
  }

  /** Every file of the manifest is deployed. */
  private void oneSetOfDigestsIsWhole(Map<String, String> refs) {
    String blob = ledgerManifests(refs).get(World.NEXT);
    if (blob == null) {
      report("I5", "the ledger has no manifest of " + World.NEXT);
      return;
    }
    JsonNode artifacts = released(refs, World.NEXT, json(remote.run("cat-file", "blob", blob)));
    if (artifacts.size() != 2) {
      report("I3", "the manifest lists " + artifacts.size() + " files of POM and jar");
    }
    Map<String, String> files = files();
    artifacts.forEach(
        a -> {
          if (!a.path("sha256").asText().equals(files.get(a.path("path").asText()))) {
            report("I5", a.path("path").asText() + " is not deployed");
          }
        });
    String metadata = read(world.releases().resolve("org/example/app/maven-metadata.xml"));
    if (!metadata.contains("<version>" + World.NEXT + "</version>")) {
      report("I5", "maven-metadata.xml does not list " + World.NEXT);
    }
  }

  /** Refs, files and ledger of clone, remote and releases: what a third run leaves as it is. */
  Map<String, String> everything() {
    Map<String, String> everything = new TreeMap<>(users());
    everything.put("refs of the remote", remote.refs());
    everything.put("releases", GitFixture.at(world.releases()).state().toString());
    return everything;
  }

  private Map<String, String> users() {
    Map<String, String> users = clone.state();
    users.keySet().removeIf(name -> name.startsWith("target/release-kit/"));
    users.keySet().removeIf(name -> name.startsWith(".git/release-kit/"));
    return users;
  }

  private String status() {
    return clone.run("status", "--porcelain", "--ignored");
  }

  private static Map<String, String> refs(GitFixture git) {
    return git.refs()
        .lines()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(line -> line[0], line -> line[1]));
  }

  /** Blobs of manifests in the remote's ledger, by version. */
  private Map<String, String> ledgerManifests(Map<String, String> refs) {
    Map<String, String> found = new TreeMap<>();
    ledgerTree(refs, "releases/").forEach((path, blob) -> found.put(path.split("/")[1], blob));
    return found;
  }

  /** The files of a release: those that perform has built, or those that the manifest lists. */
  private JsonNode released(Map<String, String> refs, String version, JsonNode manifest) {
    return ledgerTree(refs, "events/" + version + "/").entrySet().stream()
        .filter(event -> event.getKey().endsWith("-rebuild-accepted.json"))
        .map(event -> json(remote.run("cat-file", "blob", event.getValue())).path("artifacts"))
        .findFirst()
        .orElseGet(() -> manifest.path("artifacts"));
  }

  /** How often the ledger has each of the two events that a release leaves. */
  private Map<String, Long> events(Map<String, String> refs) {
    Map<String, Long> events = new TreeMap<>();
    Set<String> paths = ledgerTree(refs, "events/" + World.NEXT + "/").keySet();
    for (String type : List.of("prepared", "performed")) {
      events.put(type, paths.stream().filter(p -> p.endsWith("-" + type + ".json")).count());
    }
    return events;
  }

  private Map<String, String> ledgerTree(Map<String, String> refs, String directory) {
    if (!refs.containsKey(world.ledger())) {
      return Map.of();
    }
    return remote
        .run("ls-tree", "-r", "--format=%(path) %(objectname)", world.ledger(), "--", directory)
        .lines()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(line -> line[0], line -> line[1]));
  }

  /** The deployed files' SHA-256 by path, without metadata and checksums. */
  private Map<String, String> files() {
    Map<String, String> files = new HashMap<>();
    try (Stream<Path> paths = Files.walk(world.releases())) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = world.releases().relativize(path).toString();
        if (name.endsWith(".pom") || name.endsWith(".jar")) {
          files.put(name, sha256(Files.readAllBytes(path)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /**
   * Whether of a deployed file only the beginning is there, as a process leaves it that is killed
   * while it writes into a directory. It is to be whole at the end.
   */
  private boolean isTorn(String path, @Nullable String released) {
    try (Stream<Path> staged = Files.walk(world.checkout().resolve("target"))) {
      byte[] there = Files.readAllBytes(world.releases().resolve(path));
      for (Path file : staged.filter(f -> f.endsWith("staging/repository/" + path)).toList()) {
        byte[] whole = Files.readAllBytes(file);
        if (sha256(whole).equals(released)
            && there.length < whole.length
            && Arrays.equals(there, Arrays.copyOf(whole, there.length))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
