package dev.elbow.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** The scripts and styles that every page carries, and the policy that lets only these run. */
final class PageAssets {
  private static final List<String> OWN_SCRIPTS =
      List.of(
          "format.js",
          "data.js",
          "dom.js",
          "state.js",
          "theme.js",
          "chart.js",
          "column-choice.js",
          "trials-table.js",
          "history.js",
          "rate-distortion.js",
          "trade-off.js",
          "dependences.js",
          "pair-map.js",
          "parallel.js",
          "learning-curves.js",
          "verdict.js",
          "trial-charts.js",
          "dimensions.js",
          "radius.js",
          "kl-map.js",
          "trial-numbers.js",
          "chosen-trial.js",
          "main.js");

  static final String CHARTS = inlined("vendor/echarts-6.1.0.min.js");
  static final String TABLE = inlined("vendor/tabulator-6.5.3.min.js");
  static final String TABLE_STYLE = inlined("vendor/tabulator_simple-6.5.3.min.css");
  static final String TABLE_LICENCE = read("vendor/tabulator-LICENSE.txt");
  static final String STYLE =
      read("page.css") + read("table.css") + read("insight.css") + read("print.css");
  static final String PAGE = ownScript();

  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src "
          + List.of(CHARTS, TABLE, PAGE).stream()
              .map(PageAssets::hash)
              .collect(Collectors.joining(" "))
          + "; base-uri 'none'; form-action 'none'";

  private PageAssets() {}

  /** The page's own files in one strict scope, in the order in which they build on each other. */
  private static String ownScript() {
    return OWN_SCRIPTS.stream()
        .map(name -> read("js/" + name))
        .collect(Collectors.joining("\n", "(() => {\n'use strict';\n", "})();\n"));
  }

  /** A vendored file without its last line's pointer to a source map, which is not there. */
  private static String inlined(String name) {
    String text = read(name);
    int pointer = text.lastIndexOf("sourceMappingURL=");
    return pointer < 0 ? text : text.substring(0, text.lastIndexOf('\n', pointer) + 1);
  }

  private static String hash(String script) {
    byte[] digest = sha256().digest(script.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static String read(String name) {
    try (InputStream in = PageAssets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name, e);
    }
  }
}
