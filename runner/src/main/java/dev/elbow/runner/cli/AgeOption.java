package dev.elbow.runner.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An age as a user types it: {@code 30d}, {@code 2w}, {@code 12h}. */
final class AgeOption implements ITypeConverter<Duration> {
  private static final Pattern AGE = Pattern.compile("([0-9]{1,5})([hdw])");

  @Override
  public Duration convert(String text) {
    Matcher age = AGE.matcher(text);
    if (!age.matches()) {
      throw new TypeConversionException("expected an age such as 30d, 2w or 12h, found " + text);
    }
    int count = Integer.parseInt(age.group(1));
    return switch (age.group(2)) {
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(7L * count);
    };
  }
}
