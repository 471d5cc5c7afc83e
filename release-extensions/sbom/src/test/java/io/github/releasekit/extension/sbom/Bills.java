package io.github.releasekit.extension.sbom;

import io.github.releasekit.domain.material.License;
import io.github.releasekit.domain.material.Material;
import io.github.releasekit.domain.material.Relation;
import io.github.releasekit.domain.material.Sbom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bills to write. */
final class Bills {

  static final Instant TIME = Instant.parse("2026-11-30T23:59:58.987654321Z");
  static final License APACHE = new License("Apache License, Version 2.0", "");

  /** What a hostile POM may hold, none of which XML or Maven prevents everywhere. */
  static final List<String> HOSTILE =
      List.of(
          "\"quoted\" 'name' \\ backslash",
          "<script>alert(1)</script>",
          "]]>&amp;<!-- -->",
          "line\nbreak\r\n\ttab\u0000null\u001b[31mred\u2028separator",
          "\u202egnirts desrever\u202c \ufeff",
          "no BMP: \ud83d\ude00 \ud835\udd04",
          "unpaired \ud800 and \udc00",
          "Gr\u00fc\u00dfe \u0130I\u0131i \u4f60\u597d",
          "x".repeat(20_000),
          "/".repeat(100_000) + "x",
          " ",
          "",
          "(Apache-2.0 OR",
          "LicenseRef-other OR DocumentRef-x:LicenseRef-y",
          "NOASSERTION",
          "NONE",
          "${project.license}",
          "%00%zz http://[::1",
          "javascript:alert(1)",
          "http://example.org/a b?c=\"d\"|e#f#g");

  private Bills() {}

  static Material material(String name, String scope, License... licenses) {
    return material(name, scope, false, licenses);
  }

  static Material material(String name, String scope, boolean optional, License... licenses) {
    return new Material(
        "org.example",
        name,
        "1.0",
        "",
        "jar",
        scope,
        optional,
        digest(name, 64),
        digest(name, 128),
        List.of(licenses));
  }

  static String digest(String of, int length) {
    return String.format("%08x", of.hashCode()).repeat(length / 8);
  }

  static Sbom bill(Material subject, List<Material> dependencies, Relation... relations) {
    return new Sbom(subject, TIME, "0.1.0", List.of(), dependencies, Arrays.asList(relations));
  }

  static Relation relation(Material from, Material to) {
    return new Relation(from.purl(), to.purl());
  }

  static Sbom simplest() {
    Material subject = new Material("g", "a", "1", "", "jar", "", false, "", "", List.of());
    return bill(subject, List.of());
  }

  /** The parent of two modules, one of which uses the other and a library. */
  static Sbom aggregate() {
    Material root =
        new Material("org.example", "parent", "1.0", "", "pom", "", false, "", "", List.of(APACHE));
    Material core = material("core", "");
    Material cli = material("cli", "");
    Material library = material("library", "compile", APACHE);
    return new Sbom(
        root,
        TIME,
        "0.1.0",
        List.of(cli, core),
        List.of(library),
        List.of(
            relation(root, core),
            relation(root, cli),
            relation(cli, core),
            relation(cli, library),
            relation(core, library)));
  }

  /** A dependency of each scope, of each also an optional one. */
  static Sbom scopes() {
    Material subject = material("subject", "");
    List<Material> dependencies =
        Stream.of("compile", "runtime", "provided", "system", "import", "")
            .flatMap(
                scope ->
                    Stream.of(
                        material(scope + "-", scope), material(scope + "-optional", scope, true)))
            .toList();
    return bill(
        subject,
        dependencies,
        dependencies.stream().map(to -> relation(subject, to)).toArray(Relation[]::new));
  }

  static Sbom licensed(List<License> licenses) {
    Material subject = material("subject", "");
    List<Material> dependencies = new ArrayList<>();
    for (int i = 0; i < licenses.size(); i++) {
      dependencies.add(material("single-" + i, "compile", licenses.get(i)));
    }
    dependencies.add(material("all", "compile", licenses.toArray(License[]::new)));
    return bill(subject, dependencies);
  }

  /** Everything that is text is hostile. */
  static Sbom hostile() {
    List<License> licenses =
        HOSTILE.stream()
            .flatMap(
                text ->
                    Stream.of(
                        new License(text, text), new License(text, ""), new License("", text)))
            .toList();
    List<Material> dependencies = new ArrayList<>(licensed(licenses).dependencies());
    for (String text : HOSTILE) {
      dependencies.add(
          new Material(
              "g" + text, "a" + text, shortened(text), text, text, text, false, "", "", List.of()));
    }
    Material subject = dependencies.get(dependencies.size() - 1);
    return new Sbom(
        subject,
        TIME,
        HOSTILE.get(3),
        List.of(),
        dependencies.subList(0, dependencies.size() - 1),
        dependencies.stream()
            .filter(material -> material != subject)
            .map(material -> relation(subject, material))
            .toList());
  }

  private static String shortened(String version) {
    return version.substring(0, Math.min(version.length(), 1024));
  }

  /** About as many as a large application has. */
  static Sbom large(long seed) {
    Random random = new Random(seed);
    List<String> scopes = List.of("compile", "runtime", "provided", "system");
    List<License> licenses =
        List.of(
            APACHE,
            new License("", "https://opensource.org/licenses/MIT"),
            new License("GNU Lesser General Public License", "https://www.gnu.org/licenses/lgpl"),
            new License("In-house " + random.nextInt(), ""),
            new License("GPL2 w/ CPE", ""));
    List<Material> all =
        IntStream.range(0, 300)
            .mapToObj(
                i ->
                    new Material(
                        "group" + random.nextInt(20),
                        "artifact" + i,
                        random.nextInt(30) + "." + random.nextInt(30),
                        random.nextInt(10) == 0 ? "linux-x86_64" : "",
                        random.nextInt(10) == 0 ? "zip" : "jar",
                        scopes.get(random.nextInt(scopes.size())),
                        random.nextInt(10) == 0,
                        digest("a" + i, random.nextInt(20) == 0 ? 0 : 64),
                        digest("b" + i, random.nextInt(20) == 0 ? 0 : 128),
                        IntStream.range(0, random.nextInt(4))
                            .mapToObj(n -> licenses.get(random.nextInt(licenses.size())))
                            .toList()))
            .toList();
    List<Relation> relations = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) {
      for (int n = random.nextInt(4); n >= 0; n--) {
        relations.add(relation(all.get(random.nextInt(i)), all.get(i)));
      }
    }
    return new Sbom(
        all.get(0), TIME, "0.1.0", all.subList(1, 10), all.subList(10, all.size()), relations);
  }
}
