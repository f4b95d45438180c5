package dev.elbow.core.engine.libtorch;

import org.bytedeco.pytorch.CompilationUnit;
import org.bytedeco.pytorch.Function;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.QualifiedName;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam (Kingma and Ba 2015) and AMSGrad (Reddi et al. 2018) in one pass over the weights.
 *
 * <p>The bindings lack the library's fused kernel; TorchScript has it. The kernel corrects both
 * moments for their start at 0 itself, and adds ε to the root of the corrected one. ND4J adds it to
 * the root of the uncorrected one, as the paper does at the end of section 2: so the corrections
 * are in the rate here, and the kernel is told of so many updates that its own are 1.
 *
 * @param largest whether the largest second moment so far is used: AMSGrad
 */
record FusedAdam(boolean largest) implements UpdateRule {
  private static final float LONG_AGO = 1e6f; // 0.999^1e6 is 0

  @Override
  public int memories() {
    return largest ? 3 : 2;
  }

  @Override
  public boolean needsScratch() {
    return false;
  }

  @Override
  public double rate(int update, double learningRate) {
    return MomentRules.adamRate(update, learningRate);
  }

  @Override
  public void apply(State state, Tensor gradient, Tensor rate) {
    Tensor largestSoFar = state.memory(memories() - 1);
    IValueVector arguments =
        new IValueVector(
            new IValue(state.weights()),
            new IValue(gradient),
            new IValue(state.memory(0)),
            new IValue(state.memory(1)),
            new IValue(largestSoFar),
            new IValue(rate));
    (largest ? Script.AMSGRAD : Script.ADAM).run(arguments);
  }

  /** Compiled when it is first needed. */
  private static final class Script {
    private static final CompilationUnit UNIT = compile();
    private static final Function ADAM = function("adam");
    private static final Function AMSGRAD = function("amsgrad");

    private static CompilationUnit compile() {
      return lasting(
          torch.compile(script("adam", "[]", false) + script("amsgrad", "[largest]", true)));
    }

    private static Function function(String name) {
      return lasting(UNIT.get_function(new QualifiedName(name)));
    }

    /** Also when it is first needed within a scope. */
    private static <P extends org.bytedeco.javacpp.Pointer> P lasting(P pointer) {
      pointer.retainReference();
      return pointer;
    }

    /**
     * The weights are returned, because the compiler takes a change of nothing returned for dead.
     */
    private static String script(String name, String largest, boolean amsgrad) {
      return """
          def %s(p: Tensor, g: Tensor, m: Tensor, v: Tensor, largest: Tensor, rate: Tensor):
              ps = [p]
              steps = torch.full([], %s, device=p.device)
              torch._fused_adam_(ps, [g], [m], [v], %s, [steps], lr=rate, beta1=%s, beta2=%s,
                  weight_decay=0.0, eps=%s, amsgrad=%s, maximize=False, grad_scale=None,
                  found_inf=None)
              return ps
          """
          .formatted(
              name,
              LONG_AGO,
              largest,
              MomentRules.BETA1,
              MomentRules.BETA2,
              MomentRules.EPSILON,
              amsgrad ? "True" : "False");
    }
  }
}
