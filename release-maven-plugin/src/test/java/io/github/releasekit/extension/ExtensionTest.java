package io.github.releasekit.extension;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.releasekit.domain.ReleaseException;
import org.junit.jupiter.api.Test;

class ExtensionTest {

  @Test
  void namesTheLinesToPasteWhereItIsMissing() {
    assertThatThrownBy(
            () -> Extension.API_COMPATIBILITY.require("gate 'api'", "org.example:plugin:1.2.3"))
        .isInstanceOf(ReleaseException.class)
        .hasMessageContaining(
            "gate 'api' needs release-kit-api-compatibility, which is not among the plugin's"
                + " dependencies")
        .hasMessageContaining(
            String.join(
                System.lineSeparator(),
                "<dependencies>",
                "  <dependency>",
                "    <groupId>org.example</groupId>",
                "    <artifactId>release-kit-api-compatibility</artifactId>",
                "    <version>1.2.3</version>",
                "  </dependency>",
                "</dependencies>"));
  }
}
