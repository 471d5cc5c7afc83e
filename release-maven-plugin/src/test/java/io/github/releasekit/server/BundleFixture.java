package io.github.releasekit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bundles of files, by path, as Maven Central wants them, and with a defect. */
final class BundleFixture {

  /** What the paths of the files of the component begin with. */
  static final String FILES = "org/example/lib/1.0/lib-1.0";

  static final String PURL = "pkg:maven/org.example/lib@1.0";

  static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <groupId>org.example</groupId><artifactId>lib</artifactId><version>1.0</version>
        <name>Lib</name><description>A library</description><url>https://example.org</url>
        <licenses><license><name>Apache-2.0</name></license></licenses>
        <developers><developer><name>Ada</name></developer></developers>
        <scm><connection>scm:git:x</connection><url>https://example.org/x</url></scm>
      </project>
      """;

  static final String ARMOR =
      "-----BEGIN PGP SIGNATURE-----\nComment: none\n\niQEzBAAB\nCgAdFiEE\n=abcd\n"
          + "-----END PGP SIGNATURE-----\n";

  private BundleFixture() {}

  static Map<String, String> bundle() {
    return signed(POM);
  }

  static Map<String, String> with(String path, String text) {
    Map<String, String> files = bundle();
    files.put(path, text);
    return files;
  }

  /** Lacks the files whose names go on in this way, a regular expression. */
  static Map<String, String> without(String rest) {
    Map<String, String> files = bundle();
    assertThat(files.keySet().removeIf(path -> path.matches(Pattern.quote(FILES) + rest))).isTrue();
    return files;
  }

  /** Has another POM. */
  static Map<String, String> signed(String pom) {
    Map<String, String> files = new TreeMap<>();
    companions(files, FILES + ".pom", pom);
    companions(files, FILES + ".jar", "classes");
    companions(files, FILES + "-sources.jar", "sources");
    companions(files, FILES + "-javadoc.jar", "javadoc");
    return files;
  }

  /** Adds a file with its signature and checksums. */
  static void companions(Map<String, String> files, String path, String text) {
    files.put(path, text);
    files.put(path + ".asc", ARMOR);
    files.put(path + ".asc.md5", hex("MD5", ARMOR));
    files.put(path + ".md5", hex("MD5", text));
    files.put(path + ".sha1", hex("SHA-1", text));
    files.put(path + ".sha256", hex("SHA-256", text) + "\n");
    files.put(path + ".sha512", hex("SHA-512", text));
  }

  private static String hex(String algorithm, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("org/"));
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
