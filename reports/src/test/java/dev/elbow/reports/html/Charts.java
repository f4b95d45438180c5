package dev.elbow.reports.html;

/** JavaScript expressions about the charts of a page. */
final class Charts {
  private Charts() {}

  static String chart(String id) {
    return "echarts.getInstanceByDom(document.getElementById('" + id + "'))";
  }

  static String option(String id) {
    return chart(id) + ".getOption()";
  }

  /** The pixel {@code [x, y]} of a value on an axis of the parallel coordinates. */
  static String axisPoint(int axis, double value) {
    return chart("parallel-chart")
        + ".getModel().getComponent('parallel').coordinateSystem.dataToPoint("
        + value
        + ", 'dim"
        + axis
        + "')";
  }
}
