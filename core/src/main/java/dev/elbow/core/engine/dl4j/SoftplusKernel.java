package dev.elbow.core.engine.dl4j;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.transforms.same.Abs;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ln(1 + eˣ) as max(x, 0) − ln σ(|x|), which is finite for every finite x; the library's op is
 * infinite above 88.7. Its derivative σ(x) then follows from σ(|x|) without another exponential: ½
 * + sign(x) · (σ(|x|) − ½).
 *
 * @param x the argument, of any shape
 * @param sigmoidOfMagnitude σ(|x|)
 * @param result ln(1 + eˣ)
 * @param scratch max(x, 0)
 */
record SoftplusKernel(
    String name, INDArray x, INDArray sigmoidOfMagnitude, INDArray result, INDArray scratch)
    implements Kernel {

  static SoftplusKernel bind(String name, INDArray x, Map<String, INDArray> given) {
    INDArray result = given.getOrDefault(name, x.ulike());
    return new SoftplusKernel(name, x, x.ulike(), result, x.ulike());
  }

  @Override
  public void run() {
    execute(new Abs(x, sigmoidOfMagnitude));
    execute(new Sigmoid(sigmoidOfMagnitude, sigmoidOfMagnitude));
    execute(new Log(sigmoidOfMagnitude, result));
    execute(new RectifiedLinear(x, scratch));
    result.rsubi(scratch);
  }

  @Override
  public Map<String, INDArray> results() {
    return Map.of(name, result);
  }

  @Override
  public void close() {
    // Arrays are freed with the objects that refer to them.
  }

  private static void execute(Op op) {
    Nd4j.getExecutioner().exec(op);
  }

  /** σ(x) from what a softplus of the same x has computed. */
  record SigmoidOfSame(String name, SoftplusKernel softplus, INDArray result) implements Kernel {

    static SigmoidOfSame bind(String name, SoftplusKernel softplus, Map<String, INDArray> given) {
      return new SigmoidOfSame(name, softplus, given.getOrDefault(name, softplus.x().ulike()));
    }

    @Override
    public void run() {
      execute(new Sign(softplus.x(), softplus.scratch()));
      softplus.sigmoidOfMagnitude().subi(0.5, result);
      result.muli(softplus.scratch()).addi(0.5);
    }

    @Override
    public Map<String, INDArray> results() {
      return Map.of(name, result);
    }

    @Override
    public void close() {
      // It owns no more than an array.
    }
  }
}
