package dev.elbow.core.engine;

import dev.elbow.core.model.Decoder;
import dev.elbow.core.model.Encoder;
import dev.elbow.core.model.VaeConfig;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A VAE that can be asked things: encode, decode, score. Results are fresh arrays that belong to
 * the caller. Any number of rows may be passed; implementations work through them in blocks, so
 * that memory stays bounded.
 */
public interface VaeModel extends Encoder, Decoder, AutoCloseable {

  VaeConfig config();

  /** Values per example. */
  int dataSize();

  /**
   * Writes the model into a directory, which is created if needed: {@code model.json} and the
   * weights beside it.
   */
  void save(Path directory) throws IOException;

  @Override
  void close();
}
