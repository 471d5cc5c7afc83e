package io.github.releasekit.domain.notes.document;

import java.util.Locale;

/** What a document is for (T8). */
public enum DocumentKind {
  /** What is going to be done, with whom, and what stands in the way. */
  DEPLOYMENT_PLAN("Deployment plan", false),
  /** How it would be taken back. */
  ROLLBACK_PLAN("Rollback plan", false),
  /** What has to be done, and what of it is. */
  CHECKLIST("Checklist", false),
  /** What was planned beside what happened. */
  REVIEW("Review", true),
  /** What a team looks back on together. */
  RETROSPECTIVE("Retrospective", true),
  /** What happened to all releases in a time. */
  SUMMARY("Summary of releases", true);

  private final String title;
  private final boolean looksBack;

  DocumentKind(String title, boolean looksBack) {
    this.title = title;
    this.looksBack = looksBack;
  }

  /** What its title begins with. */
  String title() {
    return title;
  }

  /** Whether it is about what was released, rather than about what comes next. */
  public boolean looksBack() {
    return looksBack;
  }

  /** The word as it is typed, which is the name of its template: {@code deployment-plan}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
