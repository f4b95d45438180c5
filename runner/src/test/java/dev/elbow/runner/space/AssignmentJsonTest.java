package dev.elbow.runner.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.elbow.runner.space.Value.Flag;
import dev.elbow.runner.space.Value.Real;
import dev.elbow.runner.space.Value.Text;
import dev.elbow.runner.space.Value.Whole;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentJsonTest {

  @Test
  void every_kind_of_value_reads_back_with_its_type_and_in_order() {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("z", new Real(1));
    values.put("a", new Whole(1));
    values.put("training.dropout", new Real(0.1));
    values.put("tiny", new Real(Double.MIN_VALUE));
    values.put("huge", new Real(1e300));
    values.put("far", new Whole(Long.MIN_VALUE));
    values.put("flag", new Flag(true));
    values.put("model.hidden", new Text("[400, 200]"));
    values.put("word", new Text("\"ı\n</script>"));
    Assignment assignment = new Assignment(values);

    Assignment back = AssignmentJson.read(AssignmentJson.write(assignment));

    assertThat(back).isEqualTo(assignment);
    assertThat(back.values().keySet()).containsExactlyElementsOf(values.keySet());
  }

  @Test
  void is_one_plain_json_object() {
    Map<String, Value> values = new LinkedHashMap<>();
    values.put("latent_size", new Whole(20));
    values.put("beta", new Real(1));
    assertThat(AssignmentJson.write(new Assignment(values)))
        .isEqualTo("{\"latent_size\":20,\"beta\":1.0}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "{\"a\":", "{\"a\":null}", "{\"a\":[1]}"})
  void other_json_is_refused(String json) {
    assertThatIllegalArgumentException().isThrownBy(() -> AssignmentJson.read(json));
  }
}
