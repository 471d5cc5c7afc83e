package io.github.releasekit.adapter.dashboard;

import io.github.releasekit.adapter.html.Element;
import io.github.releasekit.domain.overview.GateHistory;
import io.github.releasekit.domain.overview.GateHistory.Judgement;
import java.util.List;

/** What a gate has said of the latest releases, a box each: full where it has passed. */
final class GateStrip {

  static final int SHOWN = 30;

  private GateStrip() {}

  /**
   * @param id one in the page
   */
  static Element of(GateHistory gate, String id) {
    List<Judgement> latest = gate.latest(SHOWN);
    long passed = latest.stream().filter(one -> one.outcome().equals("passed")).count();
    Drawing drawing =
        new Drawing(
            id,
            Phrases.brief(gate.id()) + " in the latest releases",
            "passed " + passed + " of " + latest.size(),
            16);
    double width = 100.0 / SHOWN;
    for (int i = 0; i < latest.size(); i++) {
      double x = (SHOWN - latest.size() + i) * width;
      if (latest.get(i).outcome().equals("passed")) {
        drawing.bar("gate passed", x + width * 0.1, 2, width * 0.8, 12);
      } else {
        drawing.bar("gate other", x + width * 0.2, 3, width * 0.6, 10);
        drawing.line("gate-dash", x + width * 0.2, 8, x + width * 0.8, 8);
      }
    }
    return drawing.element();
  }
}
