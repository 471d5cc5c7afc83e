package io.github.releasekit.domain.notes.document;

import java.util.Locale;

/** A section that documents have, with its title. */
public enum Heading {
  GO_NO_GO("Go or no go"),
  SCOPE("Scope"),
  UPGRADE("Upgrade"),
  DATABASE("Database"),
  ENVIRONMENTS("Environments"),
  STEPS("Steps"),
  DURATION("Duration"),
  GATES("Gates"),
  APPROVALS("Approvals"),
  CHANNELS("Channels"),
  NOTICES("Who is told"),
  COMMANDS("How it is taken back"),
  DECISION("Who decides"),
  TAKEN_BACK("Taken back"),
  BEFORE("Before"),
  DURING("During"),
  AFTER("After"),
  PLANNED("Planned and actual"),
  DIFFERENCES("What differs"),
  DEPLOYMENTS("Deployments"),
  INCIDENTS("Incidents"),
  SURVEYS("Surveys"),
  TIMELINE("Timeline"),
  NUMBERS("Numbers"),
  WENT_WELL("What went well"),
  WENT_BADLY("What went badly"),
  TO_CHANGE("What to change"),
  RELEASED("Released"),
  PREPARED("Prepared, not public"),
  DEPLOYED("Deployed"),
  BROKE("Broke"),
  RESTORED("Restored"),
  STILL_OPEN("Still open"),
  COMING("Coming");

  private final String title;

  Heading(String title) {
    this.title = title;
  }

  /** Plain text. */
  String title() {
    return title;
  }

  /** A name that never changes: {@code go-no-go}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its name as a word that templates can write after a dot: {@code goNoGo}. */
  String key() {
    StringBuilder key = new StringBuilder();
    for (String word : id().split("-")) {
      key.append(
          key.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return key.toString();
  }
}
