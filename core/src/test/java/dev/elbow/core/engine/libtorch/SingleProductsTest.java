package dev.elbow.core.engine.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleProductsTest {
  @BeforeAll
  static void load() {
    LibTorchNatives.load();
  }

  /**
   * However the k terms of a sum are added up, it is off by k · 2⁻²⁴ of the sum of their absolute
   * values at most (Higham 2002, section 3.1). Factors of bfloat16's 8 bits put the largest of many
   * sums off by several times as much.
   */
  @ParameterizedTest
  @CsvSource({
    "128, 784, 400",
    "128, 400, 784",
    "784, 128, 400",
    "400, 128, 784",
    "128, 400, 20",
    "400, 128, 20",
    "128, 20, 400",
    "20, 128, 400",
    "127, 301, 77",
    "1, 784, 400",
    "2000, 64, 3"
  })
  void products_have_all_bits_whatever_the_shapes_and_orders(int rows, int inner, int columns) {
    PointerScope scope = new PointerScope();
    try {
      torch.manual_seed(1);
      Tensor left = torch.randn(rows, inner);
      Tensor right = torch.randn(inner, columns);
      Tensor leftTransposed = left.t().contiguous().t();
      Tensor rightTransposed = right.t().contiguous().t();
      Tensor exact = left.to(ScalarType.Double).mm(right.to(ScalarType.Double));
      Tensor sizes = left.abs().to(ScalarType.Double).mm(right.abs().to(ScalarType.Double));
      double tolerance = inner * 0x1p-24 * sizes.max().item_double();

      assertThat(error(left.mm(right), exact)).isCloseTo(0, within(tolerance));
      assertThat(error(leftTransposed.mm(right), exact)).isCloseTo(0, within(tolerance));
      assertThat(error(left.mm(rightTransposed), exact)).isCloseTo(0, within(tolerance));
      assertThat(error(torch.addmm(torch.zeros(columns), left, right), exact))
          .isCloseTo(0, within(tolerance));
      Tensor rounded = left.to(ScalarType.BFloat16).to(ScalarType.Float);
      assertThat(error(rounded.mm(right), exact)).isGreaterThan(tolerance);
    } finally {
      scope.close();
    }
  }

  private static double error(Tensor product, Tensor exact) {
    return product.to(ScalarType.Double).sub(exact).abs().max().item_double();
  }
}
