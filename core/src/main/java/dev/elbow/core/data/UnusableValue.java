package dev.elbow.core.data;

/** The messages about a single value, shared by loading and checking. */
final class UnusableValue {
  private UnusableValue() {}

  static String notFinite(RawExamples part, int index) {
    float value = part.values().values()[index];
    return part.place(index)
        + ": expected a finite number, found "
        + (Float.isNaN(value) ? "NaN" : "a number that is infinite or beyond a float's range");
  }

  static String outsideUnitInterval(RawExamples part, int index) {
    return part.place(index)
        + ": expected a value between 0 and 1 to binarise, found "
        + part.values().values()[index]
        + " after scaling; set `scale`, or `binarize: none`";
  }
}
