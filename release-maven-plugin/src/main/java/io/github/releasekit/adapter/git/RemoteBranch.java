package io.github.releasekit.adapter.git;

import io.github.releasekit.adapter.file.Trees;
import io.github.releasekit.adapter.git.GitRemote.Update;
import io.github.releasekit.adapter.git.PushFailure.Kind;
import io.github.releasekit.adapter.retry.Retries.Tries;
import io.github.releasekit.adapter.sign.Signatures;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A branch of another repository, whose files are read and written without a checkout, in a scratch
 * repository of its own. Git's configuration is that of the user, not that of the project's clone,
 * whose settings for its own remote are none for another.
 */
public final class RemoteBranch implements AutoCloseable {

  /** How often somebody else may be faster. */
  private static final int RACES = 5;

  /** All commits there are (git-fetch, {@code --depth}). */
  private static final int ALL = Integer.MAX_VALUE;

  private static final String HERE = "refs/remotes/origin/branch";

  /** A ref that nobody has, for a push that is not made. */
  private static final String NOWHERE = "refs/release-kit/nowhere";

  private static final String FIND_OUT =
      "run the same command again when it answers: it reads what is there first, and goes on from"
          + " that";

  private final GitRepository repository;
  private final GitRemote remote;
  private final Place place;
  private final Author author;

  /**
   * Where it is.
   *
   * @param url of the repository, without credentials
   * @param branch its short name
   */
  public record Place(String url, String branch) {

    /**
     * @throws ReleaseException when the URL has a password, or a user of HTTP
     */
    public Place {
      String user = url.matches("(?i)https?://.*") ? "[^/]*@.*" : "[^/@]*:[^/]*@.*";
      if (url.matches("(?i)[a-z][a-z0-9+.-]*://" + user)) {
        throw new ReleaseException(
            "the URL of " + url.replaceFirst("^.*@", "") + " has credentials in it",
            "take them out; git's credential helpers, the <server> in settings.xml whose id is the"
                + " host, and RELEASE_KIT_GIT_TOKEN are asked for them");
      }
      if (url.startsWith("-") || !url.equals(PlainText.line(url)) || url.isEmpty()) {
        throw new ReleaseException(
            "'" + PlainText.line(url) + "' is no URL of a git repository",
            "name it as https://example.org/owner/name.git or git@example.org:owner/name.git");
      }
    }

    /** {@code URL#branch}. */
    @Override
    public String toString() {
      return url + "#" + branch;
    }

    private String ref() {
      return Constants.R_HEADS + branch;
    }
  }

  /**
   * Who commits.
   *
   * @param name {@code Name <email>}, as git knows it in the project; empty where it does not
   * @param clock gives the time of a commit
   */
  public record Author(Optional<String> name, Supplier<Instant> clock, Signatures signatures) {}

  /**
   * What becomes of a file.
   *
   * @param content empty where it is removed
   * @param message of the commit
   */
  public record Edit(String path, Optional<byte[]> content, String message) {}

  private RemoteBranch(GitRepository repository, Place place, Transport transport, Author author) {
    this.repository = repository;
    this.remote = GitRemote.named(repository, place.url(), transport);
    this.place = place;
    this.author = author;
  }

  /**
   * Makes the scratch repository; nothing is asked of the network.
   *
   * @param scratch the directory that it is made in, and removed from when this is closed
   */
  public static RemoteBranch open(Path scratch, Place place, Transport transport, Author author) {
    try {
      Files.createDirectories(scratch);
      Path directory = Files.createTempDirectory(scratch.toRealPath(), "branch-");
      new GitCommand(directory).run("init", "--quiet", "--template=", ".");
      GitRepository repository =
          new GitRepository(
              new FileRepositoryBuilder()
                  .setWorkTree(directory.toFile())
                  .setGitDir(directory.resolve(".git").toFile())
                  .build());
      configure(repository, place, author);
      return new RemoteBranch(repository, place, transport, author);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void configure(GitRepository repository, Place place, Author author)
      throws IOException {
    StoredConfig config = repository.jgit().getConfig();
    if (!place.url().startsWith("/")) {
      config.setString("remote", place.url(), "url", place.url());
    }
    config.setString("core", null, "hooksPath", repository.root().resolve(".git/hooks").toString());
    config.setInt("gc", null, "auto", 0);
    config.setBoolean("maintenance", null, "auto", false);
    author
        .name()
        .map(name -> name.split(" ?<|>"))
        .filter(parts -> parts.length == 2)
        .ifPresent(
            parts -> {
              config.setString("user", null, "name", parts[0]);
              config.setString("user", null, "email", parts[1]);
            });
    config.save();
  }

  /**
   * Asks for its last commit; empty for a repository without any branch, whose first commit may
   * make it.
   *
   * @throws ReleaseException when the remote does not answer, or has other branches only
   */
  public Optional<String> head() {
    return fetch(1);
  }

  /** As {@link #head()}, with its whole history. */
  public Optional<String> headWithHistory() {
    return fetch(ALL);
  }

  private Optional<String> fetch(int depth) {
    Map<String, String> refs = remote.refs();
    if (!refs.containsKey(place.ref())) {
      String others = branches(refs);
      if (others.isEmpty()) {
        return Optional.empty();
      }
      throw new ReleaseException(
          place.url() + " has no branch '" + place.branch() + "'",
          "name one of its branches: " + others);
    }
    remote.fetchInto(HERE, place.ref(), depth);
    return repository.resolve(HERE);
  }

  private static String branches(Map<String, String> refs) {
    return refs.keySet().stream()
        .filter(ref -> ref.startsWith(Constants.R_HEADS))
        .map(ref -> PlainText.line(ref.substring(Constants.R_HEADS.length())))
        .sorted()
        .limit(10)
        .collect(Collectors.joining(", "));
  }

  /** A file's bytes in a commit. */
  public Optional<byte[]> file(String commit, String path) {
    return repository.file(commit, path);
  }

  /** The object id that git gives to a file's bytes. */
  public static String idOf(byte[] content) {
    try (var formatter = new org.eclipse.jgit.lib.ObjectInserter.Formatter()) {
      return formatter.idFor(Constants.OBJ_BLOB, content).name();
    }
  }

  /** The bytes with an object id, where they have been fetched. */
  public Optional<byte[]> blob(String id) {
    if (!ObjectId.isId(id) || !repository.has(id)) {
      return Optional.empty();
    }
    try (ObjectReader reader = repository.jgit().newObjectReader()) {
      return Optional.of(reader.open(ObjectId.fromString(id), Constants.OBJ_BLOB).getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The commits that have changed a file, the last one first, as far as they were fetched. */
  public List<String> commitsOf(String head, String path) {
    return new GitCommand(repository.root()).run("rev-list", head, "--", path).lines().toList();
  }

  /**
   * Makes sure that the branch is there and that it takes a push, without changing it.
   *
   * @throws ReleaseException when it does not
   */
  public void requireWritable() {
    Optional<String> head = head();
    if (head.isPresent()) {
      remote.rehearse(List.of(new Update(NOWHERE, Optional.empty(), head.get())));
    }
  }

  /**
   * Commits and pushes under a lease until nothing is left to be done: where somebody else has
   * pushed meanwhile, or an answer was lost, what is there is looked at anew (I6).
   *
   * @param edit what is to be done on top of a head; empty where it is there
   * @return the commit that it is there by, or with
   * @throws ReleaseException when the remote refuses, or does not answer
   */
  public String push(Function<Optional<String>, Optional<Edit>> edit) {
    Tries tries = remote.tries();
    Optional<PushFailure> failure = Optional.empty();
    String written = "";
    Optional<String> before = Optional.empty();
    int pushes = 0;
    while (true) {
      Optional<String> head = head();
      Optional<Edit> next = edit.apply(head);
      if (next.isEmpty()) {
        return pushes > 0 && failure.isEmpty() ? written : head.orElse("");
      }
      boolean raced = pushes > 0 && !head.equals(before);
      if (pushes > 0 && !(raced ? pushes <= RACES : again(failure, tries))) {
        throw failed(failure, raced);
      }
      before = head;
      written = write(head, next.get());
      failure = remote.push(List.of(new Update(place.ref(), head, written)));
      pushes++;
    }
  }

  private static boolean again(Optional<PushFailure> failure, Tries tries) {
    return failure
        .filter(of -> of.kind() == Kind.CUT)
        .filter(of -> tries.again(of.said()))
        .isPresent();
  }

  private String write(Optional<String> head, Edit edit) {
    ObjectWriter writer = new ObjectWriter(repository, author.clock().get(), author.signatures());
    return edit.content()
        .map(content -> writer.commit(head, head, Map.of(edit.path(), content), edit.message()))
        .orElseGet(() -> writer.remove(head.orElseThrow(), edit.path(), edit.message()));
  }

  private ReleaseException failed(Optional<PushFailure> failure, boolean raced) {
    String said = failure.map(PushFailure::said).orElse("git reports success");
    if (raced) {
      return new ReleaseException(
          "others have pushed to " + place + " each time meanwhile: " + said,
          "run the same command again");
    }
    if (failure.filter(of -> of.kind() != Kind.REFUSED).isPresent()) {
      return new ReleaseException(
          "the push did not get through to "
              + place
              + ", which did not have it when it was last asked: "
              + said,
          FIND_OUT);
    }
    return new ReleaseException(
        place + " refused the push; nothing has changed there: " + said,
        failure.map(PushFailure::remedy).orElse("run the same command again"));
  }

  /** What cannot be removed goes with the directory that it was made in. */
  @Override
  public void close() {
    Path directory = repository.root();
    repository.close();
    try {
      Trees.delete(directory);
    } catch (UncheckedIOException e) {
      return;
    }
  }
}
