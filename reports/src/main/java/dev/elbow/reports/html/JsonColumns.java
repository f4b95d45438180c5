package dev.elbow.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.elbow.reports.model.ParameterValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Writes arrays of numbers and texts in few characters. */
final class JsonColumns {
  private static final int DIGITS = 7;
  private static final double EXACT_INTEGERS_BELOW = 1e15;

  private final JsonGenerator generator;
  private final MathContext digits;

  JsonColumns(JsonGenerator generator) {
    this(generator, new MathContext(DIGITS));
  }

  private JsonColumns(JsonGenerator generator, MathContext digits) {
    this.generator = generator;
    this.digits = digits;
  }

  /** The same, but with fewer digits. */
  JsonColumns rounded(int significantDigits) {
    return new JsonColumns(generator, new MathContext(significantDigits));
  }

  JsonGenerator generator() {
    return generator;
  }

  /** Gets a value of the given element. */
  interface NumberOf<T> {
    double of(T element);
  }

  /** Gets a text of the given element. */
  interface TextOf<T> {
    String of(T element);
  }

  <T> void numbers(String name, List<T> elements, NumberOf<T> value) throws IOException {
    generator.writeArrayFieldStart(name);
    for (T element : elements) {
      number(value.of(element));
    }
    generator.writeEndArray();
  }

  <T> void texts(String name, List<T> elements, TextOf<T> text) throws IOException {
    generator.writeArrayFieldStart(name);
    for (T element : elements) {
      generator.writeString(text.of(element));
    }
    generator.writeEndArray();
  }

  /** A number or a text, and null for what is absent. */
  void value(ParameterValue value) throws IOException {
    if (value instanceof ParameterValue.Numeric number) {
      number(number.value());
    } else if (value instanceof ParameterValue.Text text) {
      generator.writeString(text.value());
    } else {
      generator.writeNull();
    }
  }

  /** Seven significant digits or fewer, integers exactly, and null for what is not finite. */
  void number(double value) throws IOException {
    if (!Double.isFinite(value)) {
      generator.writeNull();
    } else if (value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS_BELOW) {
      generator.writeNumber((long) value);
    } else {
      BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
      generator.writeNumber(rounded.toString());
    }
  }
}
