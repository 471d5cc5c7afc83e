package io.github.releasekit.server;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.xml.sax.InputSource;

/**
 * What the requirements page asks of each component, as far as an archive shows it: a POM with its
 * coordinates and sufficient metadata, which its parent may give; the JAR files for each packaging
 * but pom; a signature, MD5 and SHA-1 for each file, of which neither signatures nor checksums need
 * any; that checksums are right, SHA-256 and SHA-512 too where they are there. The FAQ of the
 * Portal has the text on snapshots. Nobody looks up the key of a signature.
 *
 * @param repository what is published already
 * @param files of a bundle, by path
 * @param purls gets the package URLs of its components, by directory
 * @param errors gets what is wrong, by package URL
 */
record CentralRequirements(
    Path repository,
    SortedMap<String, byte[]> files,
    Map<String, String> purls,
    Map<String, List<String>> errors) {

  private static final Map<String, String> DIGESTS =
      Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256", "sha512", "SHA-512");

  private static final Pattern ARMORED =
      Pattern.compile(
          "-----BEGIN PGP SIGNATURE-----\\R([^\\r\\n:]+: [^\\r\\n]*\\R)*\\R([A-Za-z0-9+/]+=*\\R)+"
              + "(=[A-Za-z0-9+/]{4}\\R)?-----END PGP SIGNATURE-----\\s*");

  /** What a POM has to say (requirements, "Sufficient Metadata"), and how it is missed. */
  private static final SortedMap<String, String> METADATA =
      new TreeMap<>(
          Map.of(
              "name", "Project name is missing",
              "description", "Project description is missing",
              "url", "Project URL is not defined",
              "licenses/license/name", "License information is missing",
              "developers/developer", "Developers information is missing",
              "scm/connection", "SCM connection is not defined",
              "scm/url", "SCM URL is not defined"));

  private static final SortedMap<String, String> JARS =
      new TreeMap<>(Map.of("", "Main JAR", "-sources", "Sources", "-javadoc", "Javadocs"));

  void check() throws IOException {
    Map<String, List<String>> directories = new TreeMap<>();
    for (String path : files.keySet()) {
      int slash = Math.max(path.lastIndexOf('/'), 0);
      String name = path.replaceFirst(".*/", "");
      directories.computeIfAbsent(path.substring(0, slash), d -> new ArrayList<>()).add(name);
    }
    for (Map.Entry<String, List<String>> directory : directories.entrySet()) {
      component(directory.getKey(), directory.getValue());
    }
  }

  private void error(String key, String text) {
    errors.computeIfAbsent(key, k -> new ArrayList<>()).add(text);
  }

  private void component(String directory, List<String> names) throws IOException {
    Matcher layout =
        Pattern.compile("((?:\\w[\\w.-]*/)+)(\\w[\\w.-]*)/(\\w[\\w.+-]*)").matcher(directory);
    String base = layout.matches() ? layout.group(2) + "-" + layout.group(3) : "";
    if (!names.contains(base + ".pom")) {
      error("common", "Bundle has content that does NOT have a .pom file: " + directory);
      return;
    }
    String artifact = layout.group(2);
    String version = layout.group(3);
    String group = layout.group(1).replaceFirst("/$", "").replace('/', '.');
    List<String> poms = poms(directory + "/" + base + ".pom");
    String packaging = text(poms, "packaging", 1);
    String kind = packaging.isEmpty() || packaging.equals("jar") ? "" : "?type=" + packaging;
    String purl = "pkg:maven/" + group + "/" + artifact + "@" + version + kind;
    purls.put(directory, purl);
    if (!List.of(group, artifact, version).equals(coordinates(poms))) {
      error(purl, "Failed to get coordinates from pom file " + base + ".pom");
    }
    if (version.contains("SNAPSHOT")) {
      error(purl, "version cannot be a SNAPSHOT");
    }
    METADATA.forEach(
        (path, missing) -> {
          if (text(poms, path, path.equals("name") ? 1 : poms.size()).isEmpty()) {
            error(purl, missing);
          }
        });
    JARS.forEach(
        (classifier, what) -> {
          boolean needed = !packaging.equals("pom") || names.contains(base + ".jar");
          if (needed && !names.contains(base + classifier + ".jar")) {
            error(purl, what + " must be provided but not found in entries");
          }
        });
    for (String name : names) {
      String extension = name.replaceFirst(".*\\.", "");
      String of = name.substring(0, Math.max(0, name.length() - extension.length() - 1));
      boolean checksum = DIGESTS.containsKey(extension);
      byte[] content = files.get(directory + "/" + name);
      String text = new String(content, StandardCharsets.ISO_8859_1);
      boolean companion = checksum || extension.equals("asc");
      if (!name.matches(Pattern.quote(base) + "[.-].+") || (companion && !names.contains(of))) {
        error(purl, "File path '" + directory + "' is not valid for file '" + name + "'");
      } else if (checksum) {
        byte[] summed = files.get(directory + "/" + of);
        if (!text.trim().equalsIgnoreCase(hex(DIGESTS.get(extension), summed))) {
          error(purl, "Invalid '" + extension + "' checksum for file: " + of);
        }
      } else if (companion && !ARMORED.matcher(text).matches()) {
        error(purl, "Invalid signature for file: " + name);
      } else if (!companion) {
        for (String need : List.of("asc", "md5", "sha1")) {
          if (!names.contains(name + "." + need)) {
            String what = need.equals("asc") ? "signature" : need + " checksum";
            error(purl, "Missing " + what + " for file: " + name);
          }
        }
      }
    }
  }

  /** A POM and its parents, as far as the bundle or the repository has them. */
  private List<String> poms(String path) throws IOException {
    List<String> poms = new ArrayList<>();
    String at = path;
    while (poms.size() < 20
        && (files.containsKey(at) || Files.isRegularFile(repository.resolve(at)))) {
      byte[] inBundle = files.get(at);
      byte[] pom = inBundle == null ? Files.readAllBytes(repository.resolve(at)) : inBundle;
      poms.add(new String(pom, StandardCharsets.UTF_8).replaceFirst("\\sxmlns=\"[^\"]*\"", ""));
      List<String> last = poms.subList(poms.size() - 1, poms.size());
      String artifact = text(last, "parent/artifactId", 1);
      String version = text(last, "parent/version", 1);
      String group = text(last, "parent/groupId", 1).replace('.', '/');
      at = String.join("/", group, artifact, version, artifact + "-" + version + ".pom");
    }
    return poms;
  }

  private static List<String> coordinates(List<String> poms) {
    String group = text(poms, "groupId", 1);
    String version = text(poms, "version", 1);
    return List.of(
        group.isEmpty() ? text(poms, "parent/groupId", 1) : group,
        text(poms, "artifactId", 1),
        version.isEmpty() ? text(poms, "parent/version", 1) : version);
  }

  /** The first text at a path below the project in so many POMs, empty if there is none. */
  private static String text(List<String> poms, String path, int depth) {
    for (String pom : poms.subList(0, Math.min(depth, poms.size()))) {
      try {
        String query = "normalize-space(/project/" + path + ")";
        InputSource source = new InputSource(new StringReader(pom));
        String text = XPathFactory.newInstance().newXPath().evaluate(query, source);
        if (!text.isEmpty()) {
          return text;
        }
      } catch (XPathExpressionException e) {
        return "";
      }
    }
    return "";
  }

  private static String hex(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
