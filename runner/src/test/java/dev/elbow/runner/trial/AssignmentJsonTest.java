package dev.elbow.runner.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.elbow.runner.space.Assignment;
import dev.elbow.runner.space.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentJsonTest {
  @Test
  void kinds_order_and_every_bit_survive() {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("zeta", new Value.Real(2));
    values.put("alpha", new Value.Real(0.1 + 0.2));
    values.put("tiny", new Value.Real(Double.MIN_VALUE));
    values.put("latent_size", new Value.Whole(Long.MAX_VALUE));
    values.put("flag", new Value.Flag(false));
    values.put("model.hidden", new Value.Text("[400, \"<script>\"]"));
    Assignment assignment = new Assignment(values);
    Assignment read = AssignmentJson.read(AssignmentJson.write(assignment));
    assertThat(read).isEqualTo(assignment);
    assertThat(read.values().keySet()).containsExactlyElementsOf(values.keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "{\"a\":null}", "{\"a\":[1]}", "{\"a\":", "{\"a\":1e999}"})
  void anything_else_is_refused(String json) {
    assertThatThrownBy(() -> AssignmentJson.read(json))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
