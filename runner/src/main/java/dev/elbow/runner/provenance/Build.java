package dev.elbow.runner.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * This build of Elbow.
 *
 * @param commit of the sources, if the build was told
 */
public record Build(String version, Optional<String> commit) {

  /** As the build wrote it down. */
  public static Build current() {
    Properties properties = new Properties();
    try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Build(
        properties.getProperty("version", "unknown"),
        Optional.of(properties.getProperty("commit", "")).filter(text -> !text.isBlank()));
  }
}
