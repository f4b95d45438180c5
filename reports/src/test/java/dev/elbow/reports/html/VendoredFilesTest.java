package dev.elbow.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VendoredFilesTest {

  @TestFactory
  List<DynamicTest> every_vendored_file_has_its_recorded_checksum() throws IOException {
    return sums().stream()
        .map(line -> line.split("  ", 2))
        .map(
            sumAndName ->
                DynamicTest.dynamicTest(
                    sumAndName[1],
                    () -> assertThat(sha256(sumAndName[1])).isEqualTo(sumAndName[0])))
        .toList();
  }

  @Test
  void every_script_has_its_checksum_and_its_licence() throws IOException {
    assertThat(sums().stream().map(line -> line.split("  ", 2)[1]))
        .contains(
            "echarts-6.1.0.min.js",
            "echarts-LICENSE.txt",
            "echarts-NOTICE.txt",
            "echarts-LICENSE-d3.txt",
            "tabulator-6.5.3.min.js",
            "tabulator_simple-6.5.3.min.css",
            "tabulator-LICENSE.txt");
  }

  private static List<String> sums() throws IOException {
    return new String(read("SHA256SUMS"), StandardCharsets.UTF_8).lines().toList();
  }

  private static String sha256(String name) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(read(name)));
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = VendoredFilesTest.class.getResourceAsStream("vendor/" + name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }
}
