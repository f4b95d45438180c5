package dev.elbow.runner.publish;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.DataConfig;
import dev.elbow.core.data.DataConfig.Source;
import dev.elbow.core.data.DataConfig.SplitSize;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One line about a sweep's data: {@code fashion-mnist, threshold, 5000 for validation}. */
public final class DataLine {
  private DataLine() {}

  public static String of(DataConfig data) {
    List<String> parts = new ArrayList<>();
    parts.add(source(data.source()));
    if (data.binarization() != Binarization.NONE) {
      parts.add("binarised (" + data.binarization().name().toLowerCase(Locale.ROOT) + ")");
    }
    data.train().ifPresent(examples -> parts.add(examples + " to train on"));
    parts.add(size(data.validation()) + " for validation");
    parts.add(size(data.test()) + " for test");
    return String.join(", ", parts);
  }

  private static String source(Source source) {
    return source instanceof Source.Known known
        ? known.dataset().id()
        : ((Source.File) source).path().toString();
  }

  private static String size(SplitSize size) {
    return size instanceof SplitSize.Count count
        ? Integer.toString(count.examples())
        : percent(((SplitSize.Share) size).share());
  }

  private static String percent(double share) {
    return new BigDecimal(share * 100)
            .round(new MathContext(4))
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }
}
