package dev.elbow.core.training;

import dev.elbow.core.data.Matrix;
import dev.elbow.core.data.Splits;
import dev.elbow.core.engine.VaeEngine;
import dev.elbow.core.model.TrainingConfig;
import dev.elbow.core.model.VaeConfig;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * What is trained, how, and on what. On one engine of one machine it decides every number.
 *
 * @param seed decides initial weights, dropout masks, the order of examples, the noise and, under
 *     dynamic binarisation, the bits
 */
public record TrainingPlan(VaeConfig model, TrainingConfig training, Splits data, long seed) {
  private static final int VALUES_AT_ONCE = 1 << 14;

  /**
   * The same with that part of the training split alone that is trained on.
   *
   * @throws IllegalArgumentException if one batch, or {@code training.examples}, needs more
   *     examples than the training split has
   */
  public TrainingPlan onExamplesUsed() {
    Splits used = data.withTraining(training.examples().orElse(data.train().rows()));
    if (training.batchSize() > used.train().rows()) {
      throw new IllegalArgumentException(
          "batch_size is %d, but the training split has only %d examples"
              .formatted(training.batchSize(), used.train().rows()));
    }
    return new TrainingPlan(model, training, used, seed);
  }

  /** Two trainings of one text come to the same numbers, bit for bit. */
  String identity(VaeEngine engine) {
    return String.join(
        "\n",
        engine.name() + ": " + engine.facts(),
        model.toString(),
        training.toString(),
        "seed " + seed,
        data.binarization() + " " + data.shape(),
        "training split " + fingerprint(data.train()),
        "validation split " + fingerprint(data.validation()));
  }

  private static String fingerprint(Matrix matrix) {
    CRC32 crc = new CRC32();
    ByteBuffer bytes = ByteBuffer.allocate(VALUES_AT_ONCE * Float.BYTES);
    float[] values = matrix.values();
    for (int start = 0; start < values.length; start += VALUES_AT_ONCE) {
      int count = Math.min(VALUES_AT_ONCE, values.length - start);
      bytes.asFloatBuffer().put(values, start, count);
      crc.update(bytes.array(), 0, count * Float.BYTES);
    }
    return matrix + " " + Long.toHexString(crc.getValue());
  }
}
