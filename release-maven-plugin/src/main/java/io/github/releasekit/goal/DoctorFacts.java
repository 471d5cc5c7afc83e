package io.github.releasekit.goal;

import io.github.releasekit.adapter.config.PolicyLoader;
import io.github.releasekit.adapter.git.CloneFacts;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.git.Transport;
import io.github.releasekit.adapter.retry.Retries;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.fact.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What checks look at, as far as it could be read.
 *
 * @param gitVersion what {@code git --version} prints
 */
record DoctorFacts(
    Invocation invocation,
    Read<String> gitVersion,
    Read<GitRepository> repository,
    Read<Policy> policy,
    Read<Workspace> workspace)
    implements AutoCloseable {

  /** Of one question to a server. */
  static final Duration DEADLINE = Duration.ofSeconds(60);

  /**
   * Something that was read, or why it was not.
   *
   * @param refusal empty where it was, and where something it needs was not
   */
  record Read<T>(Optional<T> value, Optional<ReleaseException> refusal) {

    static <T> Read<T> of(Supplier<T> reading) {
      try {
        return new Read<>(Optional.of(reading.get()), Optional.empty());
      } catch (ReleaseException e) {
        return new Read<>(Optional.empty(), Optional.of(e));
      } catch (UncheckedIOException e) {
        return new Read<>(
            Optional.empty(),
            Optional.of(
                new ReleaseException(
                    "a file could not be read: " + e.getCause(), "mend disk and permissions", e)));
      } catch (RuntimeException e) {
        return new Read<>(
            Optional.empty(),
            Optional.of(new ReleaseException("it cannot be read: " + e, DoctorCheck.REPORT, e)));
      }
    }

    private static <T> Read<T> impossible() {
      return new Read<>(Optional.empty(), Optional.empty());
    }

    /**
     * @throws ReleaseException why it was not read
     */
    T require() {
      return value.orElseThrow(
          () ->
              refusal.orElseGet(
                  () -> new ReleaseException("it cannot be read", "mend what is said above")));
    }
  }

  static DoctorFacts read(Invocation invocation) {
    Path directory = invocation.caller().directory();
    Read<String> version = Read.of(() -> CloneFacts.gitVersion(directory));
    Read<GitRepository> repository =
        version.value().isEmpty() ? Read.impossible() : Read.of(() -> CloneFacts.open(directory));
    Read<Policy> policy =
        repository
            .value()
            .map(clone -> Read.of(() -> ReleaseUnit.policyOf(clone, invocation.caller())))
            .orElseGet(() -> Read.of(() -> uncommitted(directory, invocation)));
    Read<Workspace> workspace =
        repository.value().isPresent() && policy.value().isPresent()
            ? Read.of(() -> workspace(invocation, repository.value().get(), policy.value().get()))
            : Read.impossible();
    return new DoctorFacts(invocation, version, repository, policy, workspace);
  }

  /** Of components that nobody has named the first one: what is looked at is alike in all. */
  private static Workspace workspace(
      Invocation invocation, GitRepository repository, Policy policy) {
    boolean unnamed = invocation.component().isEmpty() && !policy.components().isEmpty();
    return new Workspace(
        unnamed ? invocation.with(policy.components().get(0).name()) : invocation,
        repository,
        policy,
        Optional.empty());
  }

  /** The policy in a directory. */
  private static Policy uncommitted(Path directory, Invocation invocation) {
    return PolicyLoader.load(file(directory), invocation.caller().policies());
  }

  /** The content of {@code release-kit.yml} in a directory. */
  static Optional<byte[]> file(Path directory) {
    Path file = directory.resolve(Policy.FILE);
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The policy, or where it cannot be read the defaults. */
  Policy policyOrDefault() {
    return policy.value().orElse(Policy.DEFAULT);
  }

  /** The remote that is pushed to, asked once. */
  Optional<GitRemote> remote() {
    return repository
        .value()
        .flatMap(
            clone ->
                GitRemote.of(
                    clone,
                    Transport.standard(invocation.caller().credentials(), Retries.none())
                        .within(DEADLINE)
                        .by(invocation.caller()::proxy)));
  }

  @Override
  public void close() {
    repository.value().ifPresent(GitRepository::close);
  }
}
