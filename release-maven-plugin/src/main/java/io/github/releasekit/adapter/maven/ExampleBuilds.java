package io.github.releasekit.adapter.maven;

import io.github.releasekit.adapter.file.Trees;
import io.github.releasekit.adapter.process.Command;
import io.github.releasekit.adapter.process.DeadlineException;
import io.github.releasekit.domain.gate.Finding;
import io.github.releasekit.domain.gate.result.PackageGate.Example;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.jspecify.annotations.Nullable;

/**
 * Builds projects that use what is staged: copies of them, with a local repository of their own in
 * which it is installed. What else they need comes from the caller's local repository, by a Maven
 * that can chain two of them (3.9 and later), and is downloaded otherwise.
 *
 * @param outer what this Maven was asked for
 * @param checkout of the release
 * @param work directory for copies, local repository and outputs
 * @param version that is released
 */
record ExampleBuilds(
    MavenExecutionRequest outer, Path checkout, Path work, Staging staging, String version) {

  /** What keeps the examples from being built with what is staged. */
  List<Finding> run(List<Example> examples) {
    if (examples.isEmpty()) {
      return List.of();
    }
    Path local = work.resolve("repository");
    Trees.delete(work);
    copy(staging.files(), local);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      build(examples.get(i), work.resolve("example-" + (i + 1)), local).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<Finding> build(Example example, Path copy, Path local) {
    Path source = checkout.resolve(example.directory());
    if (!Files.isRegularFile(source.resolve("pom.xml"))) {
      return Optional.of(
          new Finding(
              "there is no pom.xml in " + example.directory() + ", which is to be built",
              "correct 'directory' under 'examples' in release-kit.yml"));
    }
    copy(source, copy);
    Path output = copy.resolveSibling(copy.getFileName() + ".txt");
    try (OutputStream out = Files.newOutputStream(output)) {
      int exit = command(example, copy, local).run("", out, out);
      return exit == 0
          ? Optional.empty()
          : Optional.of(finding(example, "does not build with " + version, output));
    } catch (DeadlineException e) {
      return Optional.of(
          finding(
              example, "was not built in " + example.timeout().toSeconds() + " seconds", output));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Finding finding(Example example, String what, Path output) {
    return new Finding(
        "example " + example.directory() + " " + what, "see what Maven printed in " + output);
  }

  private Command command(Example example, Path directory, Path local) {
    InvocationRequest request = MavenCommand.request(outer, directory);
    Properties properties = new Properties();
    properties.setProperty("maven.repo.local", local.toString());
    properties.setProperty("maven.repo.local.tail", outer.getLocalRepositoryPath().toString());
    properties.setProperty(MavenCaller.INNER_BUILD, "true");
    example.property().ifPresent(name -> properties.setProperty(name, version));
    request.setProperties(properties);
    request.addArgs(example.goals());
    Map<String, @Nullable String> environment = new HashMap<>();
    MavenCommand.VARIABLES_OF_THE_CALLER.forEach(name -> environment.put(name, null));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    return new Command(MavenCommand.line(request), directory, environment, example.timeout());
  }

  /**
   * Links are left out: they may lead anywhere. A {@code .mvn} of its own keeps Maven from looking
   * for one in the directories around it, which are those of the user's checkout.
   */
  private static void copy(Path source, Path target) {
    try (Stream<Path> paths = Files.walk(source)) {
      Files.createDirectories(target.resolve(".mvn"));
      for (Path path : paths.toList()) {
        Path copy = target.resolve(source.relativize(path).toString());
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          Files.createDirectories(copy);
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          Files.copy(
              path, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
