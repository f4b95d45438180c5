package dev.elbow.runner.worker;

import dev.elbow.core.data.DataConfig;
import dev.elbow.core.data.DataException;
import dev.elbow.core.data.DataLoader;
import dev.elbow.core.data.DatasetLocations;
import dev.elbow.core.data.LoadedData;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The data that were loaded last, for the next trial of the same sweep, as long as nothing else
 * needs their memory. Nobody may write into them.
 */
final class LoadedDataCache {
  private record Entry(DataConfig config, LoadedData data) {}

  private SoftReference<@Nullable Entry> last = new SoftReference<>(null);

  LoadedData get(DataConfig config) throws DataException {
    Entry known = last.get();
    if (known != null && known.config().equals(config)) {
      return known.data();
    }
    last.clear(); // room for what comes in its place
    LoadedData loaded = load(config);
    last = new SoftReference<>(new Entry(config, loaded));
    return loaded;
  }

  private static LoadedData load(DataConfig config) throws DataException {
    Path home = Path.of(System.getProperty("user.home", "."));
    return new DataLoader(DatasetLocations.standard(System.getenv(), home)).load(config);
  }
}
