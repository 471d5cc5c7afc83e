package io.github.releasekit.channel;

import io.github.releasekit.adapter.git.RemoteBranch.Place;
import io.github.releasekit.adapter.template.NotesTemplate;
import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.ReleaseException;
import io.github.releasekit.domain.SecretText;
import io.github.releasekit.domain.channel.HomebrewTarget;
import io.github.releasekit.domain.event.Artifact;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Writes the formula of a release (P5). Its template sees texts that may stand between double
 * quotes of Ruby as they are.
 */
public final class FormulaWriter {

  private static final String TEMPLATE = "formula.rb.vm";

  /** More is refused by {@code brew audit} (Formula Cookbook, desc). */
  private static final int LONGEST_DESCRIPTION = 79;

  private static final Pattern URL = Pattern.compile("(https?|file)://[^\\s/@]*/\\S+");
  private static final Pattern ARCHIVE = Pattern.compile(".*\\.(zip|tgz|tar|tar\\.(gz|bz2|xz))");

  private final HomebrewTarget target;
  private final BiFunction<String, String, Optional<byte[]>> files;
  private final String description;
  private final String homepage;

  /**
   * @param files gives a file's bytes, by the commit and its path there
   * @param description the project's, where the target has none
   * @param homepage the project's, where the target has none; empty for none
   */
  public FormulaWriter(
      HomebrewTarget target,
      BiFunction<String, String, Optional<byte[]>> files,
      String description,
      String homepage) {
    this.target = target;
    this.files = files;
    this.description = description;
    this.homepage = homepage;
  }

  /** Where the tap is. */
  public Place place() {
    return new Place(target.tap(), target.branch());
  }

  /** Its path in the tap. */
  String path() {
    return "Formula/" + target.formula() + ".rb";
  }

  /** Its name and a version, as commits of taps are called. */
  String title(Release release) {
    return target.formula() + " " + release.version();
  }

  /**
   * Its text.
   *
   * @throws ReleaseException when the release has no such file, nobody can download it, or the
   *     template is wrong
   */
  String text(Release release) {
    Artifact file = release.file(target.artifact(), "artifact");
    String kind = kind(file.name());
    Map<String, Object> values = new HashMap<>();
    values.put("className", FormulaText.className(target.formula()));
    values.put("formula", target.formula());
    values.put("program", target.formula().replaceFirst("@.*", ""));
    values.put("kind", kind);
    put(values, "version", release.version().toString());
    put(values, "tag", release.manifest().tag());
    put(values, "file", file.name());
    put(values, "sha256", file.sha256());
    put(values, "url", url(release, file));
    put(values, "description", target.description().orElseGet(() -> shortened(description)));
    put(values, "homepage", target.homepage().orElse(homepage));
    put(values, "license", target.license().orElse(""));
    return template(release).render(values);
  }

  /** The team's, of the commit that is released, or the one that comes with release-kit. */
  private NotesTemplate template(Release release) {
    if (target.template().isEmpty()) {
      return NotesTemplate.builtIn(TEMPLATE);
    }
    String path = target.template().get();
    return files
        .apply(release.manifest().commit(), path)
        .map(content -> NotesTemplate.of(content, path))
        .orElseThrow(
            () ->
                new ReleaseException(
                    "there is no template " + path + " in " + release.manifest().tag(),
                    "correct 'template' in release-kit.yml, or commit the file"));
  }

  private static void put(Map<String, Object> values, String name, String value) {
    values.put(name, FormulaText.quotable(value));
  }

  private String kind(String file) {
    if (file.endsWith(".jar")) {
      return "jar";
    }
    if (ARCHIVE.matcher(file).matches()) {
      return "archive";
    }
    if (target.template().isPresent()) {
      return "other";
    }
    throw new ReleaseException(
        "formula '"
            + target.formula()
            + "' would install "
            + PlainText.line(file)
            + ", which is neither a jar that runs nor a .zip or .tar.gz with programs in bin/",
        "name such a file as 'artifact' in release-kit.yml, or a 'template' that can install it");
  }

  private String url(Release release, Artifact file) {
    Optional<String> url =
        target
            .url()
            .map(text -> release.filledIn(text).replace("@{file}", file.name()))
            .or(() -> release.location().apply(file));
    if (url.isEmpty()) {
      throw new ReleaseException(
          PlainText.line(file.name())
              + " is in no Maven repository, so formula '"
              + target.formula()
              + "' has nothing to download",
          "say in release-kit.yml where it is: url: https://…/@{version}/@{file}");
    }
    if (!URL.matcher(url.get()).matches()) {
      throw new ReleaseException(
          "formula '"
              + target.formula()
              + "' would download from "
              + PlainText.line(SecretText.withoutUsers(url.get()))
              + ", which is no URL without credentials",
          "correct 'url' in release-kit.yml");
    }
    return url.get();
  }

  /** A project's description as Homebrew has them: one line, no full stop, not long. */
  private static String shortened(String text) {
    String line = PlainText.line(text).replaceAll(" +", " ").replaceFirst("\\.$", "");
    if (line.length() <= LONGEST_DESCRIPTION) {
      return line;
    }
    int space = line.lastIndexOf(' ', LONGEST_DESCRIPTION);
    return line.substring(0, space > 0 ? space : LONGEST_DESCRIPTION);
  }
}
