package dev.elbow.core.engine.libtorch;

import dev.elbow.core.model.Regularization;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** l1 Σ|w| + ½ l2 Σ w² over weight matrices. */
final class Penalty {
  private final Regularization regularization;
  private final List<Tensor> weights;
  private final List<Tensor> gradients;

  /**
   * @param weights matrices
   * @param gradients one of the same shape for each
   */
  Penalty(Regularization regularization, List<Tensor> weights, List<Tensor> gradients) {
    this.regularization = regularization;
    this.weights = weights;
    this.gradients = gradients;
  }

  /** Adds the penalty to a scalar loss, and its gradient to that of every matrix. */
  void addTo(Tensor loss) {
    double l1 = regularization.l1();
    double l2 = regularization.l2();
    for (int i = 0; i < weights.size(); i++) {
      Tensor weight = weights.get(i);
      if (l1 > 0) {
        loss.add_(torch.abs(weight).sum(), new Scalar(l1));
        gradients.get(i).add_(torch.sign(weight), new Scalar(l1));
      }
      if (l2 > 0) {
        Tensor flat = weight.view(-1);
        loss.add_(SingleProducts.dot(flat, flat), new Scalar(.5 * l2));
        gradients.get(i).add_(weight, new Scalar(l2));
      }
    }
  }
}
