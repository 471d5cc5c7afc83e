package io.github.releasekit.extension.sbom;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.spdx.core.InvalidSPDXAnalysisException;
import org.spdx.storage.listedlicense.SpdxListedLicenseLocalStore;

/**
 * The SPDX License List that the SPDX library carries, and the other names that POMs have for what
 * is on it. Only what leaves no doubt is found: a licence without the version that it needs is not,
 * and neither is what two licences of the list have in common. A GNU licence of one version,
 * without "or later", is of that version only, as these licences themselves tell to read it.
 */
final class SpdxLicenseList {

  private static final String ONLY = "-only";
  private static final String OR_LATER = "-or-later";

  private static final Pattern CHOICE = Pattern.compile("\\s+OR\\s+");

  private static final class Holder {
    private static final SpdxLicenseList INSTANCE = load();
  }

  /** Identifiers that tell a licence from others even when "License" is put behind them. */
  private static final Pattern NUMBERED = Pattern.compile(".*-v?[0-9].*");

  /** What is longer is on no list. */
  private static final int MAX_LENGTH = 300;

  private final Map<String, String> byId = new HashMap<>();
  private final Map<String, Set<String>> byName = new HashMap<>();
  private final Map<String, Set<String>> byPlace = new HashMap<>();

  private SpdxLicenseList(Collection<JsonNode> listed) {
    Map<String, JsonNode> current = new HashMap<>();
    listed.stream()
        .filter(license -> !isDeprecated(license))
        .forEach(license -> current.put(id(license), license));
    current.forEach(
        (id, license) -> {
          byId.put(id.toLowerCase(Locale.ROOT), id);
          if (NUMBERED.matcher(id).matches()) {
            add(byName, LicenseName.words(id), id);
          }
          add(byName, LicenseName.words(license.get("name").textValue()), id);
          if (!id.endsWith(ONLY) && !id.endsWith(OR_LATER)) {
            license
                .path("seeAlso")
                .forEach(url -> add(byPlace, LicenseName.place(url.textValue()), id));
          }
        });
    listed.stream()
        .filter(SpdxLicenseList::isDeprecated)
        .map(SpdxLicenseList::id)
        .forEach(
            id -> {
              String successor =
                  id.endsWith("+") ? id.substring(0, id.length() - 1) + OR_LATER : id + ONLY;
              if (current.containsKey(successor)) {
                add(byName, LicenseName.words(id), successor);
              }
            });
    LicenseAliases.names().forEach((name, id) -> byName.put(LicenseName.words(name), Set.of(id)));
    LicenseAliases.urls().forEach((url, id) -> byPlace.put(LicenseName.place(url), Set.of(id)));
  }

  static SpdxLicenseList instance() {
    return Holder.INSTANCE;
  }

  private static SpdxLicenseList load() {
    try (InputStream list = new SpdxListedLicenseLocalStore().getTocInputStream()) {
      JsonNode licenses = Json.MAPPER.readTree(list).get("licenses");
      return new SpdxLicenseList(StreamSupport.stream(licenses.spliterator(), false).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InvalidSPDXAnalysisException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String id(JsonNode license) {
    return license.get("licenseId").textValue();
  }

  private static boolean isDeprecated(JsonNode license) {
    return license.get("isDeprecatedLicenseId").booleanValue();
  }

  private static void add(Map<String, Set<String>> index, String key, String id) {
    if (!key.isEmpty()) {
      index.computeIfAbsent(key, unknown -> new HashSet<>()).add(id);
    }
  }

  /**
   * The licence as an SPDX expression (SPDX 2.3 annex D), without parentheses: an identifier, one
   * with an exception, or a choice. The name goes before the URL, which counts where the name says
   * nothing that the URL does not.
   */
  Optional<String> find(String name, String url) {
    return name.length() > MAX_LENGTH || url.length() > MAX_LENGTH
        ? Optional.empty()
        : named(name).or(() -> choice(name)).or(() -> at(name, name)).or(() -> at(url, name));
  }

  private Optional<String> named(String name) {
    return Optional.ofNullable(byId.get(name.toLowerCase(Locale.ROOT)))
        .or(() -> single(byName, LicenseName.words(name)));
  }

  /** A name that is an expression itself. */
  private Optional<String> choice(String name) {
    Stream<Optional<String>> parts = CHOICE.splitAsStream(name).map(this::named);
    return parts
        .reduce((one, other) -> one.flatMap(left -> other.map(right -> left + " OR " + right)))
        .flatMap(found -> found);
  }

  private Optional<String> at(String url, String name) {
    return single(byPlace, LicenseName.place(url))
        .filter(found -> found.contains(" ") || !LicenseName.isQualified(name));
  }

  private static Optional<String> single(Map<String, Set<String>> index, String key) {
    return Optional.ofNullable(index.get(key))
        .filter(ids -> ids.size() == 1)
        .map(ids -> ids.iterator().next());
  }
}
