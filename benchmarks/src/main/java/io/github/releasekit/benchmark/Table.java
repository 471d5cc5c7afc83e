package io.github.releasekit.benchmark;

import io.github.releasekit.benchmark.Program.Cost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Processes that are measured in turn, and what they cost, as a table in Markdown. */
final class Table {

  private final String sizes;
  private final String floor;
  private final List<Line> lines = new ArrayList<>();
  private List<Optional<Cost>> costs = List.of();
  private int runs;

  /**
   * A line of it.
   *
   * @param size of the project
   * @param goal what its ratio to the floor is to be at most, or empty
   * @param program empty where it is not installed
   * @param peer whether it is not release-kit's, and no floor
   */
  private record Line(
      String size, String process, String goal, Optional<Program> program, boolean peer) {}

  /**
   * An empty one.
   *
   * @param sizes what the sizes of projects count
   * @param floor the process that others are compared with, in each size
   */
  Table(String sizes, String floor) {
    this.sizes = sizes;
    this.floor = floor;
  }

  void floor(String size, Program program) {
    lines.add(new Line(size, floor, "", Optional.of(program), false));
  }

  void own(String size, String process, String goal, Program program) {
    lines.add(new Line(size, process, goal, Optional.of(program), false));
  }

  void peer(String size, String process, Optional<Program> program) {
    lines.add(new Line(size, process, "", program, true));
  }

  /**
   * Runs all processes.
   *
   * @param runs of each that count
   * @throws IOException with what it printed, when one fails or has not done its work
   */
  void measure(int runs) throws IOException {
    this.runs = runs;
    List<Program> programs = lines.stream().flatMap(line -> line.program().stream()).toList();
    List<Cost> measured = new ArrayList<>(Program.measure(programs, runs));
    costs = lines.stream().map(line -> line.program().map(program -> measured.remove(0))).toList();
  }

  /** The table, line by line. */
  List<String> markdown() {
    List<String> rows = new ArrayList<>();
    rows.add(row(sizes, "process", "time", "× " + floor, "goal", "peak memory"));
    rows.add("|" + "---|".repeat(6));
    String size = "";
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      String first = line.size().equals(size) ? "" : line.size();
      size = line.size();
      rows.add(costs.get(i).map(cost -> row(first, line, cost)).orElse(notInstalled(first, line)));
    }
    return rows;
  }

  private String row(String size, Line line, Cost cost) {
    return row(
        size,
        line.process(),
        seconds(cost) + (cost.runs() < runs && !failed(cost) ? " (one run)" : ""),
        line.process().equals(floor) || failed(cost)
            ? ""
            : ratio(cost.times(cost(line.size(), floor))),
        line.goal().isEmpty() ? "" : "≤ " + line.goal(),
        memory(cost));
  }

  private static String notInstalled(String size, Line line) {
    return row(size, line.process(), "not installed", "", "", "");
  }

  /** One size for those who want the essence: what was done, floor, own ratio, those of peers. */
  String summary(String work, String size, String process) {
    List<String> peers = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.peer() && line.size().equals(size)) {
        costs
            .get(i)
            .filter(cost -> !failed(cost))
            .ifPresent(
                cost -> peers.add(line.process() + " " + ratio(cost.times(cost(size, floor)))));
      }
    }
    Cost base = cost(size, floor);
    return row(
        work + ": " + size,
        floor + ", " + seconds(base),
        ratio(cost(size, process).times(base)),
        String.join("<br>", peers));
  }

  /**
   * What a process took in a size.
   *
   * @throws IllegalArgumentException where it was not measured
   */
  Cost cost(String size, String process) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).size().equals(size) && lines.get(i).process().equals(process)) {
        return costs.get(i).orElseThrow();
      }
    }
    throw new IllegalArgumentException(process + " of " + size + " was not measured");
  }

  static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  private static boolean failed(Cost cost) {
    return Double.isInfinite(cost.seconds());
  }

  private static String seconds(Cost cost) {
    if (failed(cost)) {
      return "fails";
    }
    return String.format(Locale.ROOT, cost.seconds() < 0.1 ? "%.3f s" : "%.2f s", cost.seconds());
  }

  private static String memory(Cost cost) {
    return cost.kibibytes() == 0 ? "unknown" : cost.kibibytes() / 1024 + " MiB";
  }
}
