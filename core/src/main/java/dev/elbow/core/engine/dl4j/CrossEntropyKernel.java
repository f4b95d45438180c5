package dev.elbow.core.engine.dl4j;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.loss.SigmoidCrossEntropyLoss;
import org.nd4j.linalg.api.ops.impl.loss.bp.SigmoidCrossEntropyLossBp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The library's weighted sum of sigmoid cross-entropies and its gradient, both at once, for arrays
 * in this process's memory; see {@link CrossEntropyRows}. Whichever of the two ops comes first does
 * the work of both.
 *
 * @param logits [rows x columns]
 * @param x bits, like the logits
 * @param weight of every entry
 * @param loss the weighted sum
 * @param slope its gradient with respect to the logits
 */
record CrossEntropyKernel(
    INDArray logits,
    INDArray x,
    float weight,
    INDArray loss,
    INDArray slope,
    CrossEntropyRows rows,
    Map<String, INDArray> results)
    implements Kernel {
  /** The library's number of LossReduce.SUM. */
  private static final long SUM = 1;

  /** Whether an op is one of the two, in a form and on a device that this can do. */
  static boolean fits(DifferentialFunction function, INDArray... inputs) {
    return (function instanceof SigmoidCrossEntropyLoss
            || function instanceof SigmoidCrossEntropyLossBp)
        && sums((DynamicCustomOp) function)
        && inputs[1].isScalar()
        && Nd4j.getEnvironment().isCPU();
  }

  private static boolean sums(DynamicCustomOp op) {
    boolean smoothed = op.numTArguments() > 0 && op.tArgs()[0] != 0;
    return !smoothed && op.iArgs()[0] == SUM;
  }

  /**
   * Binds one of the two.
   *
   * @param name of its first output, which alone is wanted
   * @param inputs logits, the weight, which stays as it is, and x
   */
  static Kernel bind(
      String name, DifferentialFunction function, INDArray[] inputs, List<Kernel> earlier) {
    boolean wantsLoss = function instanceof SigmoidCrossEntropyLoss;
    Optional<CrossEntropyKernel> other = other(inputs, earlier);
    if (other.isPresent()) {
      return new Done(Map.of(name, wantsLoss ? other.get().loss : other.get().slope));
    }
    INDArray logits = inputs[0];
    INDArray loss = Nd4j.scalar(DataType.FLOAT, 0);
    INDArray slope = logits.ulike();
    return new CrossEntropyKernel(
        logits,
        inputs[2],
        inputs[1].getFloat(0),
        loss,
        slope,
        new CrossEntropyRows((int) logits.size(1)),
        Map.of(name, wantsLoss ? loss : slope));
  }

  private static Optional<CrossEntropyKernel> other(INDArray[] inputs, List<Kernel> earlier) {
    return earlier.stream()
        .filter(CrossEntropyKernel.class::isInstance)
        .map(CrossEntropyKernel.class::cast)
        .filter(kernel -> kernel.logits == inputs[0] && kernel.x == inputs[2])
        .findFirst();
  }

  @Override
  public void run() {
    double sum =
        rows.of(HostArrays.buffer(logits), HostArrays.buffer(x), weight, HostArrays.buffer(slope));
    loss.assign(weight * sum);
  }

  @Override
  public void close() {
    // Arrays are freed with the objects that refer to them.
  }

  /** The op whose work an earlier one has done. */
  record Done(Map<String, INDArray> results) implements Kernel {
    @Override
    public void run() {
      // Nothing is left to do.
    }

    @Override
    public void close() {
      // It owns nothing.
    }
  }
}
