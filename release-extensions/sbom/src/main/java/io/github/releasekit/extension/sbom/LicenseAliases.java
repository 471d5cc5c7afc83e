package io.github.releasekit.extension.sbom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names and URLs that POMs often have, and that SPDX's list does not. */
final class LicenseAliases {

  private static final String GPL_2_CLASSPATH = "GPL-2.0-only WITH Classpath-exception-2.0";

  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("Apache-2.0", List.of("Apache Software License 2.0", "ASL 2.0", "ASF 2.0")),
          Map.entry(
              "BSD-2-Clause",
              List.of("2-Clause BSD License", "BSD 2-Clause", "Simplified BSD License")),
          Map.entry(
              "BSD-3-Clause",
              List.of(
                  "3-Clause BSD License",
                  "BSD 3-Clause \"New\" or \"Revised\" License (BSD-3-Clause)",
                  "BSD 3-Clause New License",
                  "BSD License 3",
                  "BSD New",
                  "EDL 1.0",
                  "Eclipse Distribution License 1.0",
                  "Modified BSD License",
                  "New BSD License",
                  "Revised BSD License")),
          Map.entry(
              "CC0-1.0", List.of("CC0", "CC0 1.0", "Public Domain, per Creative Commons CC0")),
          Map.entry(
              GPL_2_CLASSPATH,
              List.of(
                  "GNU General Public License 2 with the Classpath Exception",
                  "GNU General Public License 2 with the GNU Classpath Exception",
                  "GPL-2.0-with-classpath-exception",
                  "GPL2 with Classpath Exception",
                  "GPL2 with the Classpath Exception",
                  "GPL2 w/ CPE",
                  "GPLv2+CE")));

  /** Names of GNU's licences, each with versions that it exists in. */
  private static final Map<String, List<String>> GNU =
      Map.ofEntries(
          Map.entry("GNU Affero General Public License", List.of("AGPL", "3.0")),
          Map.entry("GNU General Public License", List.of("GPL", "1.0", "2.0", "3.0")),
          Map.entry("GNU GPL", List.of("GPL", "1.0", "2.0", "3.0")),
          Map.entry("GNU Lesser General Public License", List.of("LGPL", "2.1", "3.0")),
          Map.entry("GNU Lesser Public License", List.of("LGPL", "2.1", "3.0")),
          Map.entry("GNU LGPL", List.of("LGPL", "2.1", "3.0")),
          Map.entry("GNU Library General Public License", List.of("LGPL", "2.0", "2.1")),
          Map.entry("GNU Library or Lesser General Public License", List.of("LGPL", "2.1", "3.0")));

  private LicenseAliases() {}

  /** SPDX expressions by names. */
  static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    NAMES.forEach((id, aliases) -> aliases.forEach(alias -> names.put(alias, id)));
    GNU.forEach(
        (name, form) ->
            form.stream()
                .skip(1)
                .forEach(
                    version -> {
                      String id = form.get(0) + "-" + version;
                      names.put(name + " " + version, id + "-only");
                      names.put(name + " " + version + " or later", id + "-or-later");
                    }));
    List.of("AGPL-3.0", "GPL-2.0", "GPL-3.0", "LGPL-2.1", "LGPL-3.0")
        .forEach(id -> names.put(id + " or later", id + "-or-later"));
    return names;
  }

  /** SPDX expressions by URLs; the GlassFish ones hold both licences, of which one is to choose. */
  static Map<String, String> urls() {
    String cddlOrGpl = "CDDL-1.1 OR " + GPL_2_CLASSPATH;
    return Map.of(
        "https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0",
        "https://opensource.org/licenses/mit-license.php", "MIT",
        "https://glassfish.java.net/public/CDDL+GPL_1_1.html", cddlOrGpl,
        "https://glassfish.dev.java.net/public/CDDL+GPL_1_1.html", cddlOrGpl,
        "https://javaee.github.io/glassfish/LICENSE", cddlOrGpl);
  }
}
