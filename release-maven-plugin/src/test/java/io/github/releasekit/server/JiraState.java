package io.github.releasekit.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a stand-in for Jira holds: one project, {@code ABC}, its versions, issues and workflow. */
final class JiraState {

  static final String PROJECT = "ABC";
  static final long PROJECT_ID = 10200;

  /** What is answered. */
  record Reply(int status, Object document) {
    static Reply of(Object document) {
      return new Reply(200, document);
    }

    static Reply empty() {
      return new Reply(204, "");
    }

    static Reply error(int status, String message) {
      return new Reply(status, Map.of("errorMessages", List.of(message), "errors", Map.of()));
    }

    static Reply error(String field, String message) {
      return new Reply(400, Map.of("errorMessages", List.of(), "errors", Map.of(field, message)));
    }
  }

  /** An issue. */
  static final class Issue {
    final String key;
    String status;
    final List<String> fixVersions = new ArrayList<>();

    Issue(String key, String status) {
      this.key = key;
      this.status = status;
    }
  }

  /** Transitions by the status that they lead from: id, name, status that they lead to. */
  static final Map<String, List<List<String>>> WORKFLOW =
      Map.of(
          "Open", List.of(List.of("11", "Start", "In Progress")),
          "In Progress", List.of(List.of("21", "Resolve", "Done"), List.of("22", "Stop", "Open")),
          "Done", List.of(List.of("31", "Reopen", "Open")),
          "Locked", List.of());

  final Map<String, Map<String, Object>> versions = new LinkedHashMap<>();
  final Map<String, Issue> issues = new TreeMap<>();

  /** What was changed, in order. */
  final List<String> changes = new ArrayList<>();

  private int nextId = 10401;

  Map<String, Object> addVersion(String name) {
    Map<String, Object> version = new LinkedHashMap<>();
    String id = String.valueOf(nextId++);
    version.put("self", "https://jira.example.org/rest/api/2/version/" + id);
    version.put("id", id);
    version.put("name", name);
    version.put("archived", false);
    version.put("released", false);
    version.put("projectId", PROJECT_ID);
    versions.put(id, version);
    return version;
  }

  /** {@code POST /rest/api/2/version}, with the fields that both documentations have. */
  Reply create(Map<String, Object> fields) {
    Set<String> known = Set.of("projectId", "name", "description", "releaseDate");
    String unknown = unknown(fields, known);
    if (!unknown.isEmpty()) {
      return Reply.error(unknown, "cannot be set when a version is created");
    }
    if (!String.valueOf(PROJECT_ID).equals(String.valueOf(fields.get("projectId")))) {
      return Reply.error("projectId", "No project could be found with this id.");
    }
    String name = String.valueOf(fields.get("name"));
    if (name.isBlank() || name.length() > 255) {
      return Reply.error("name", "You must specify a valid version name");
    }
    if (versions.values().stream().anyMatch(version -> name.equals(version.get("name")))) {
      return Reply.error("name", "A version with this name already exists in this project.");
    }
    if (!isDay(fields)) {
      return Reply.error(
          "releaseDate", "Please enter the date in the following format: yyyy-MM-dd");
    }
    Map<String, Object> version = addVersion(name);
    version.putAll(fields);
    changes.add("create " + name);
    return new Reply(201, version);
  }

  /** {@code PUT /rest/api/2/version/{id}}. */
  Reply change(String id, Map<String, Object> fields) {
    Map<String, Object> version = versions.get(id);
    if (version == null) {
      return Reply.error(404, "Could not find version for id '" + id + "'");
    }
    Set<String> known = Set.of("name", "description", "released", "releaseDate", "archived");
    String unknown = unknown(fields, known);
    if (!unknown.isEmpty() || !isDay(fields)) {
      return Reply.error(unknown, "cannot be changed");
    }
    version.putAll(fields);
    changes.add("change " + version.get("name") + " " + new TreeMap<>(fields));
    return Reply.of(version);
  }

  private static boolean isDay(Map<String, Object> fields) {
    return String.valueOf(fields.getOrDefault("releaseDate", "2000-01-01"))
        .matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  }

  private static String unknown(Map<String, Object> fields, Set<String> known) {
    return fields.keySet().stream().filter(f -> !known.contains(f)).findFirst().orElse("");
  }

  /** {@code GET /rest/api/2/issue/{key}} with {@code fields}. */
  Reply issue(Issue issue, List<String> fields) {
    Map<String, Object> told = new LinkedHashMap<>();
    for (String field : fields) {
      if (field.equals("status")) {
        told.put("status", Map.of("id", "3", "name", issue.status));
      } else if (field.equals("fixVersions")) {
        told.put("fixVersions", issue.fixVersions.stream().map(versions::get).toList());
      } else {
        return Reply.error(400, "field " + field + " is not known here");
      }
    }
    return Reply.of(Map.of("id", "20001", "key", issue.key, "fields", told));
  }

  /** {@code PUT /rest/api/2/issue/{key}}: {@code add} of fix versions only. */
  Reply edit(Issue issue, Map<String, Object> body) {
    if (!(body.get("update") instanceof Map<?, ?> update) || body.size() > 1) {
      return Reply.error("update", "nothing else is known here");
    }
    if (!(update.get("fixVersions") instanceof List<?> operations) || update.size() > 1) {
      return Reply.error("fixVersions", "Field cannot be set.");
    }
    if (issue.status.equals("Locked")) {
      return Reply.error(
          "fixVersions", "Field cannot be set. It is not on the appropriate screen.");
    }
    for (Object operation : operations) {
      Object id =
          operation instanceof Map<?, ?> map && map.get("add") instanceof Map<?, ?> version
              ? version.get("id")
              : null;
      if (id == null || !versions.containsKey(id) || !issue.key.startsWith(PROJECT + "-")) {
        return Reply.error("fixVersions", "Version id '" + id + "' is not valid");
      }
      issue.fixVersions.add(id.toString());
      changes.add("add " + issue.key + " " + versions.get(id).get("name"));
    }
    return Reply.empty();
  }

  /** {@code GET /rest/api/2/issue/{key}/transitions}. */
  Reply transitions(Issue issue) {
    return Reply.of(
        Map.of(
            "expand",
            "transitions",
            "transitions",
            possible(issue)
                .map(t -> Map.of("id", t.get(0), "name", t.get(1), "to", Map.of("name", t.get(2))))
                .toList()));
  }

  /** {@code POST /rest/api/2/issue/{key}/transitions}. */
  Reply move(Issue issue, Map<String, Object> body) {
    Object id = body.get("transition") instanceof Map<?, ?> transition ? transition.get("id") : "";
    List<String> chosen =
        possible(issue).filter(t -> t.get(0).equals(id)).findFirst().orElse(List.of());
    if (chosen.isEmpty() || body.size() > 1) {
      return Reply.error(
          400, "It seems that you have tried to perform a workflow operation that is not valid");
    }
    if (issue.key.equals("ABC-13")) {
      return Reply.error("resolution", "Resolution is required.");
    }
    issue.status = chosen.get(2);
    changes.add("move " + issue.key + " " + issue.status);
    return Reply.empty();
  }

  private static Stream<List<String>> possible(Issue issue) {
    return WORKFLOW.get(issue.status).stream();
  }
}
