package io.github.releasekit.goal;

import io.github.releasekit.adapter.git.CloneFacts;
import io.github.releasekit.adapter.git.GitRemote;
import io.github.releasekit.adapter.git.GitRepository;
import io.github.releasekit.adapter.http.HttpExchanges.UnreachableException;
import io.github.releasekit.domain.doctor.CheckResult;
import io.github.releasekit.domain.doctor.CiSystem;
import io.github.releasekit.domain.doctor.Surroundings;
import io.github.releasekit.domain.doctor.ToolVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine, and the CI job where it is one.
 *
 * @param environment that Maven was started in
 */
record DoctorMachineChecks(DoctorFacts facts, Map<String, String> environment) {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  List<DoctorCheck> all() {
    return List.of(
        DoctorCheck.of(
            "maven", () -> ToolVersions.maven(facts.invocation().caller().mavenVersion())),
        DoctorCheck.of(
            "java",
            () ->
                ToolVersions.java(
                    Runtime.version().feature(), System.getProperty("java.vendor", ""))),
        new DoctorCheck("files", this::files),
        DoctorCheck.of("disk", this::disk),
        DoctorCheck.of("clock", this::clock),
        new DoctorCheck("ci", () -> CiSystem.examine(environment)));
  }

  /** That a release can write where it has to. */
  private List<CheckResult> files() {
    Stream<Path> git =
        facts.repository().value().map(GitRepository::commonDirectory).stream()
            .flatMap(own -> Stream.of(own, own.resolve("objects"), own.resolve("refs")));
    List<Path> locked =
        Stream.concat(git, Stream.of(existing(facts.invocation().caller().output())))
            .filter(directory -> !Files.isWritable(directory))
            .toList();
    if (locked.isEmpty()) {
      return List.of(CheckResult.ok("files", "git's directory and target can be written to"));
    }
    return locked.stream()
        .map(
            directory ->
                CheckResult.failed(
                    "files",
                    directory + " cannot be written to",
                    "give "
                        + System.getProperty("user.name", "the user")
                        + " the right to write there"))
        .toList();
  }

  private CheckResult disk() {
    Path place = existing(facts.invocation().caller().output());
    try {
      return Surroundings.disk(
          place.toString(),
          Files.getFileStore(place).getUsableSpace(),
          facts.repository().value().map(CloneFacts::checkoutSize).orElse(0L));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path existing(Path directory) {
    Path found = directory.toAbsolutePath();
    while (!Files.isDirectory(found) && found.getParent() != null) {
      found = found.getParent();
    }
    return found;
  }

  /** By what the server of the remote says, which anybody may ask. */
  private CheckResult clock() {
    Optional<URI> found = facts.remote().map(GitRemote::pushUrl).flatMap(DoctorMachineChecks::root);
    if (found.isEmpty()) {
      return CheckResult.skipped("clock", "the remote is no web server to compare it with");
    }
    URI server = found.get();
    Optional<Instant> theirs;
    try {
      theirs =
          facts
              .invocation()
              .http()
              .get(server, Optional.empty(), TIMEOUT)
              .headers()
              .firstValue("Date")
              .flatMap(DoctorMachineChecks::time);
    } catch (UnreachableException e) {
      return CheckResult.skipped("clock", server.getHost() + " does not answer");
    }
    return theirs
        .map(
            time ->
                Surroundings.clock(server.getHost(), time, facts.invocation().clock().instant()))
        .orElseGet(() -> CheckResult.skipped("clock", server.getHost() + " does not say its time"));
  }

  /** The front page of a web server; empty where Java reads no name of one in a URL. */
  private static Optional<URI> root(String url) {
    try {
      return Optional.of(new URI(url))
          .filter(uri -> url.matches("https?://.*") && uri.getHost() != null)
          .map(uri -> uri.resolve("/"));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(String date) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
