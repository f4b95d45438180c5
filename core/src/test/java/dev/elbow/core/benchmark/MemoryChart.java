package dev.elbow.core.benchmark;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Resident memory over steps, from zero, a line for each engine, named beside the chart. */
record MemoryChart(Map<String, List<MemoryUse>> curves) {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 300;
  private static final int LEFT = 60;
  private static final int RIGHT = 120;
  private static final int TOP = 30;
  private static final int BOTTOM = 40;
  private static final int GRID_MEGABYTES = 200;
  private static final int GRID_STEPS = 2_000;
  private static final List<String> COLOURS = List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7");

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
        <rect width="100%%" height="100%%" fill="#fff"/>
        <text x="%d" y="18">Resident memory of the whole process (MB) over training steps</text>
        """
            .formatted(WIDTH, HEIGHT, LEFT));
    addGrid(svg);
    int index = 0;
    for (Map.Entry<String, List<MemoryUse>> curve : curves.entrySet()) {
      addCurve(svg, curve.getKey(), curve.getValue(), index++);
    }
    return svg.append("</svg>\n").toString();
  }

  private void addGrid(StringBuilder svg) {
    for (int megabytes = 0; megabytes <= topMegabytes(); megabytes += GRID_MEGABYTES) {
      svg.append(
          format(
              "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\""
                  + " text-anchor=\"end\">%d</text>%n",
              LEFT, y(megabytes), WIDTH - RIGHT, LEFT - 8, y(megabytes) + 4, megabytes));
    }
    for (int steps = 0; steps <= lastStep(); steps += GRID_STEPS) {
      svg.append(
          format(
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,d</text>%n",
              x(steps), HEIGHT - BOTTOM + 20, steps));
    }
  }

  private void addCurve(StringBuilder svg, String name, List<MemoryUse> curve, int index) {
    String colour = COLOURS.get(index % COLOURS.size());
    String points =
        curve.stream()
            .map(use -> format("%.1f,%.1f", x(use.steps()), y(use.residentMegabytes())))
            .collect(Collectors.joining(" "));
    svg.append(
        format(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
                + "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n",
            points, colour, WIDTH - RIGHT + 8, TOP + 20 * (index + 1), colour, name));
  }

  private double x(double steps) {
    return LEFT + steps / lastStep() * (WIDTH - LEFT - RIGHT);
  }

  private double y(double megabytes) {
    return HEIGHT - BOTTOM - megabytes / topMegabytes() * (HEIGHT - TOP - BOTTOM);
  }

  private int lastStep() {
    return all().stream().mapToInt(MemoryUse::steps).max().orElse(1);
  }

  private double topMegabytes() {
    double largest = all().stream().mapToDouble(MemoryUse::residentMegabytes).max().orElse(1);
    return GRID_MEGABYTES * Math.ceil(largest / GRID_MEGABYTES);
  }

  private List<MemoryUse> all() {
    return curves.values().stream().flatMap(Collection::stream).toList();
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values).replace("\r", "");
  }
}
