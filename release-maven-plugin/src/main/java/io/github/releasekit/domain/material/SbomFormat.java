package io.github.releasekit.domain.material;

import java.util.Locale;

/** The forms that a bill of materials is written in. */
public enum SbomFormat {
  /** CycloneDX 1.6 as JSON (ECMA-424), named as cyclonedx-maven-plugin names it. */
  CYCLONEDX("cyclonedx", "json"),
  /** SPDX 2.3 as JSON, named as spdx-maven-plugin names it. */
  SPDX("", "spdx.json");

  private final String classifier;
  private final String extension;

  SbomFormat(String classifier, String extension) {
    this.classifier = classifier;
    this.extension = extension;
  }

  /** Of the artifact that it is attached as; empty for none. */
  public String classifier() {
    return classifier;
  }

  /** Of the artifact that it is attached as. */
  public String extension() {
    return extension;
  }

  /** The word as {@code release-kit.yml} has it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
