package io.github.releasekit.extension.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.releasekit.domain.material.License;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LicenseTest {

  private static final String CPE = "GPL-2.0-only WITH Classpath-exception-2.0";

  /** As they are in POMs on Maven Central. */
  static Stream<Arguments> listed() {
    return Stream.of(
        row("Apache-2.0", "Apache-2.0"),
        row("Apache 2", "Apache-2.0"),
        row("Apache 2.0 License", "Apache-2.0"),
        row("Apache License, Version 2.0", "Apache-2.0"),
        row("Apache License 2.0", "Apache-2.0"),
        row("Apache License v2.0", "Apache-2.0"),
        row("Apache Software License - Version 2.0", "Apache-2.0"),
        row("ASL, version 2", "Apache-2.0"),
        row("The Apache License, Version 2.0", "Apache-2.0"),
        row("The Apache Software License, Version 2.0", "Apache-2.0"),
        row("  the apache SOFTWARE licence,\n version 2.0 ", "Apache-2.0"),
        row("Apache License", "http://www.apache.org/licenses/LICENSE-2.0.txt", "Apache-2.0"),
        row("", "https://www.apache.org/licenses/LICENSE-2.0.html", "Apache-2.0"),
        row("https://www.apache.org/licenses/LICENSE-2.0", "Apache-2.0"),
        row("BSD-2-Clause", "BSD-2-Clause"),
        row("BSD 2-Clause License", "BSD-2-Clause"),
        row("BSD-3-Clause", "BSD-3-Clause"),
        row("BSD 3-Clause \"New\" or \"Revised\" License (BSD-3-Clause)", "", "BSD-3-Clause"),
        row("3-Clause BSD License", "BSD-3-Clause"),
        row("BSD License 3", "http://opensource.org/licenses/BSD-3-Clause", "BSD-3-Clause"),
        row("The BSD 3-Clause License", "BSD-3-Clause"),
        row("New BSD License", "BSD-3-Clause"),
        row("The New BSD License", "BSD-3-Clause"),
        row("Revised BSD", "BSD-3-Clause"),
        row("EDL 1.0", "BSD-3-Clause"),
        row("Eclipse Distribution License - v 1.0", "BSD-3-Clause"),
        row("EPL 2.0", "EPL-2.0"),
        row("EPL-2.0", "EPL-2.0"),
        row("Eclipse Public License - v 2.0", "EPL-2.0"),
        row("Eclipse Public License v. 2.0", "EPL-2.0"),
        row("Eclipse Public License - v 1.0", "EPL-1.0"),
        row("Eclipse Public License v1.0", "EPL-1.0"),
        row("Eclipse Public License (EPL), Version 1.0", "EPL-1.0"),
        row("MIT", "MIT"),
        row("MIT License", "MIT"),
        row("The MIT License", "MIT"),
        row("The MIT License (MIT)", "MIT"),
        row("", "http://www.opensource.org/licenses/mit-license.php", "MIT"),
        row("MIT-0", "MIT-0"),
        row("ISC License", "ISC"),
        row("intel", "Intel"),
        row("The JSON License", "JSON"),
        row("The Unlicense", "Unlicense"),
        row("Mozilla Public License 2.0", "MPL-2.0"),
        row("Mozilla Public License, Version 2.0", "MPL-2.0"),
        row("MPL 1.1", "MPL-1.1"),
        row("CC0", "CC0-1.0"),
        row("Public Domain", "http://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        row("CDDL 1.1", "CDDL-1.1"),
        row("COMMON DEVELOPMENT AND DISTRIBUTION LICENSE (CDDL) Version 1.0", "CDDL-1.0"),
        row("GPL-2.0", "GPL-2.0-only"),
        row("GPL-2.0+", "GPL-2.0-or-later"),
        row("GPLv3", "GPL-3.0-only"),
        row("GNU General Public License, version 2", "GPL-2.0-only"),
        row("GNU General Public License (GPL) version 2, or any later version", "GPL-2.0-or-later"),
        row("GNU Affero General Public License v3", "AGPL-3.0-only"),
        row("LGPL-2.1-or-later", "LGPL-2.1-or-later"),
        row("LGPL 2.1", "LGPL-2.1-only"),
        row("LGPL, v2.1 or later", "LGPL-2.1-or-later"),
        row("GNU Lesser General Public License, Version 2.1", "LGPL-2.1-only"),
        row("GNU Library General Public License v2.1 or later", "LGPL-2.1-or-later"),
        row("GPL-2.0-with-classpath-exception", CPE),
        row("GPL2 w/ CPE", CPE),
        row("GPLv2 with classpath exception", CPE),
        row("GNU General Public License, version 2 with the GNU Classpath Exception", CPE),
        row(
            "CDDL + GPLv2 with classpath exception",
            "https://glassfish.java.net/public/CDDL+GPL_1_1.html",
            "CDDL-1.1 OR " + CPE),
        row("Apache-2.0 OR MIT", "Apache-2.0 OR MIT"));
  }

  /** Of which it is not certain what they are. */
  static Stream<Arguments> unlisted() {
    return Stream.of(
        arguments("GNU Lesser General Public License", ""),
        arguments("GNU LGPL", "https://www.gnu.org/licenses/old-licenses/lgpl-2.1.html"),
        arguments("GNU General Public License", "http://www.gnu.org/licenses/gpl-2.0.txt"),
        arguments("GNU Lesser General Public License, Version 2", ""),
        arguments("CDDL + GPLv2 with classpath exception", ""),
        arguments("CDDL/GPLv2+CE", "https://opensource.org/licenses/CDDL-1.0"),
        arguments("Public Domain", ""),
        arguments("Apache License", ""),
        arguments("Apache 2 Style License", "http://www.apache.org/licenses/LICENSE-2.0"),
        arguments("Apache 2.0 with LLVM exception", "http://apache.org/licenses/LICENSE-2.0"),
        arguments("Apache or MIT", "http://www.apache.org/licenses/LICENSE-2.0"),
        arguments("Apache-2.0 OR Proprietary", ""),
        arguments("BSD", "http://www.opensource.org/licenses/bsd-license.php"),
        arguments("The BSD License", ""),
        arguments("Mozilla Public License", ""),
        arguments("Bouncy Castle Licence", "https://www.bouncycastle.org/licence.html"),
        arguments("Intel License", ""),
        arguments("The W3C License", "http://www.w3.org/TR/2004/REC-DOM-Level-3-Core-20040407"),
        arguments("License", ""),
        arguments("The", ""),
        arguments("v1.0", ""),
        arguments("Net-SNMP", ""));
  }

  private static Arguments row(String name, String expression) {
    return row(name, "", expression);
  }

  private static Arguments row(String name, String url, String expression) {
    return arguments(name, url, expression);
  }

  static List<License> all() {
    return Stream.concat(listed(), unlisted())
        .map(Arguments::get)
        .map(values -> new License((String) values[0], (String) values[1]))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("listed")
  void whatPomsCallItIsFoundOnTheListOfSpdx(String name, String url, String expression) {
    assertThat(declared(name, url).listed()).contains(expression);
  }

  @ParameterizedTest
  @MethodSource("unlisted")
  void whatMayBeSeveralLicencesIsNotGuessed(String name, String url) {
    assertThat(declared(name, url).listed()).isEmpty();
  }

  private static DeclaredLicense declared(String name, String url) {
    return DeclaredLicense.of(Bills.material("a", "", new License(name, url))).get(0);
  }
}
