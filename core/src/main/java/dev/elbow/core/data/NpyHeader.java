package dev.elbow.core.data;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header of an NPY file: a Python dictionary with the keys descr, fortran_order and shape. */
final class NpyHeader {
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*('[^']*'|\\[.*?\\])");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\s,]*)\\)");

  private final InputFile in;
  private final String text;

  NpyHeader(InputFile in, String text) {
    this.in = in;
    this.text = text;
  }

  ArrayHeader parse() throws DataException {
    String descr = find(DESCR, "'descr'").replace("'", "");
    return new ArrayHeader(
        type(descr),
        descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        dimensions(find(SHAPE, "'shape'")),
        find(ORDER, "'fortran_order'").equals("True"));
  }

  private String find(Pattern pattern, String key) throws DataException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw in.problem("expected " + key + " in the NPY header, found " + text.strip());
    }
    return matcher.group(1);
  }

  private ElementType type(String descr) throws DataException {
    return switch (descr.replaceFirst("^[<>|=]", "")) {
      case "b1" -> ElementType.BOOL;
      case "u1" -> ElementType.UINT8;
      case "i1" -> ElementType.INT8;
      case "i2" -> ElementType.INT16;
      case "i4" -> ElementType.INT32;
      case "i8" -> ElementType.INT64;
      case "f4" -> ElementType.FLOAT32;
      case "f8" -> ElementType.FLOAT64;
      default ->
          throw in.problem(
              "expected numbers of type u1, i1, i2, i4, i8, f4, f8 or b1, found " + descr);
    };
  }

  private List<Long> dimensions(String shape) throws DataException {
    try {
      return Arrays.stream(shape.split(",", -1))
          .map(String::strip)
          .filter(size -> !size.isEmpty())
          .map(Long::valueOf)
          .toList();
    } catch (NumberFormatException e) {
      throw in.problem("expected the sizes of an array in the NPY header, found (" + shape + ")");
    }
  }
}
