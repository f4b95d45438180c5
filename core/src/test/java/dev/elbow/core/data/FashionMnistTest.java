package dev.elbow.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.data.DataConfig.Source;
import dev.elbow.core.data.DataConfig.SplitSize.Count;
import dev.elbow.core.data.DataReport.SplitCounts;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The real Fashion-MNIST, wherever it is installed. */
@EnabledIf("isInstalled")
class FashionMnistTest {
  private static final DatasetLocations LOCATIONS =
      DatasetLocations.standard(System.getenv(), Path.of(System.getProperty("user.home")));

  static boolean isInstalled() {
    boolean installed = LOCATIONS.find(KnownDataset.FASHION_MNIST).isPresent();
    if (!installed) {
      System.out.println("FashionMnistTest did not run: Fashion-MNIST is not installed");
    }
    return installed;
  }

  @Test
  void is_found_read_whole_and_sound() throws Exception {
    DataReport report =
        new DataCheck(new DataLoader(LOCATIONS))
            .check(
                new DataConfig(
                    new Source.Known(KnownDataset.FASHION_MNIST),
                    Binarization.THRESHOLD,
                    new Count(5000),
                    new Count(10_000),
                    OptionalInt.empty(),
                    42));

    assertThat(report.hasErrors()).isFalse();
    assertThat(report.shape()).isEqualTo(new ImageShape(28, 28, 1));
    assertThat(report.splits()).isEqualTo(new SplitCounts(55_000, 5000, 10_000));
    assertThat(report.values().max()).isEqualTo(1);
    assertThat(report.modelled()).isEqualTo(ValueKind.BITS);
    assertThat(report.constantColumns()).isZero();
  }
}
