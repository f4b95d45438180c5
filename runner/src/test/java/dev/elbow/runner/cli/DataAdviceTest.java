package dev.elbow.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.elbow.core.data.Binarization;
import dev.elbow.core.data.DataCheck;
import dev.elbow.core.data.DataConfig;
import dev.elbow.core.data.DataConfig.SplitSize.Count;
import dev.elbow.core.data.DataException;
import dev.elbow.core.data.DataLoader;
import dev.elbow.core.data.DataReport;
import dev.elbow.core.data.DataReport.Finding;
import dev.elbow.core.data.DataReport.Severity;
import dev.elbow.core.data.DatasetLocations;
import dev.elbow.core.data.KnownDataset;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataAdviceTest {
  @TempDir Path directory;

  @Test
  void errors_come_first_whoever_found_them() throws DataException {
    List<Finding> findings =
        List.of(
            new Finding(Severity.WARNING, "duplicates"),
            new Finding(Severity.ERROR, "wrong likelihood"),
            new Finding(Severity.WARNING, "leak"));
    assertThat(new DataAdvice(digits(), findings).lines())
        .containsExactly(
            "data: error: wrong likelihood", "data: warning: duplicates", "data: warning: leak");
  }

  private DataReport digits() throws DataException {
    DataConfig config =
        new DataConfig(
            new DataConfig.Source.Known(KnownDataset.DIGITS),
            Binarization.NONE,
            new Count(100),
            new Count(0),
            OptionalInt.empty(),
            1);
    return new DataCheck(new DataLoader(new DatasetLocations(List.of(directory)))).check(config);
  }
}
