package io.github.releasekit.domain.changelog;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Addresses of a repository's pages on its forge.
 *
 * @param base the repository's page, without a final slash
 * @param compareInfix what stands between the page and {@code compare/}: {@code /-/} on GitLab
 * @param tagPath the path of a tag's page, before its name
 * @param filePath the path of a file's page, before the revision
 */
public record WebLinks(String base, String compareInfix, String tagPath, String filePath) {

  /** Reads {@code scm/url}; empty for hosts whose pages are not known. */
  public static Optional<WebLinks> of(String scmUrl) {
    String url = scmUrl.strip().replaceFirst("^scm:git:", "").replaceFirst("(\\.git)?/*$", "");
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      return Optional.empty();
    }
    String host;
    try {
      host = Optional.ofNullable(URI.create(url).getHost()).orElse("").toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (host.contains("gitlab")) {
      return Optional.of(new WebLinks(url, "/-/", "/-/tags/", "/-/blob/"));
    }
    if (host.contains("github")) {
      return Optional.of(new WebLinks(url, "/", "/releases/tag/", "/blob/"));
    }
    if (host.equals("codeberg.org") || host.contains("gitea") || host.contains("forgejo")) {
      return Optional.of(new WebLinks(url, "/", "/releases/tag/", "/src/tag/"));
    }
    return Optional.empty();
  }

  public String compare(String from, String to) {
    return base + compareInfix + "compare/" + from + "..." + to;
  }

  public String tag(String tag) {
    return base + tagPath + tag;
  }

  public String file(String tag, String path) {
    return base + filePath + tag + "/" + path;
  }
}
