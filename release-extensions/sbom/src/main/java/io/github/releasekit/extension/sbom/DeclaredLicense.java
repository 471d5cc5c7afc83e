package io.github.releasekit.extension.sbom;

import io.github.releasekit.domain.PlainText;
import io.github.releasekit.domain.material.Material;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A licence that a POM names, on one line each, without control characters.
 *
 * @param name empty where it has none
 * @param url empty where it has none
 * @param listed the SPDX expression for it; empty where SPDX lists no such licence
 */
record DeclaredLicense(String name, String url, Optional<String> listed) {

  private static final Pattern LINK = Pattern.compile("(?i)https?://.+");

  /** Those of a POM that have a name or a URL, each once. */
  static List<DeclaredLicense> of(Material material) {
    return material.licenses().stream()
        .map(license -> of(PlainText.line(license.name()), PlainText.line(license.url())))
        .filter(license -> !license.label().isEmpty())
        .distinct()
        .toList();
  }

  private static DeclaredLicense of(String name, String url) {
    return new DeclaredLicense(name, url, SpdxLicenseList.instance().find(name, url));
  }

  /**
   * The choice between all of them, as Maven's POM reference tells to read them; empty where SPDX
   * does not list one.
   */
  static Optional<String> expression(List<DeclaredLicense> licenses) {
    return licenses.stream().allMatch(license -> license.listed().isPresent())
        ? Optional.of(
            licenses.stream()
                .map(license -> license.listed().get())
                .distinct()
                .collect(Collectors.joining(" OR ")))
        : Optional.empty();
  }

  /** Its URL where that leads somewhere; a POM may hold any text there. */
  Optional<URI> link() {
    try {
      return Optional.of(new URI(url)).filter(uri -> LINK.matcher(url).matches());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Its name, or the URL of one that has no name. */
  String label() {
    return name.isEmpty() ? url : name;
  }
}
