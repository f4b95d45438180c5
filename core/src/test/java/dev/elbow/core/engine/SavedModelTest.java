package dev.elbow.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.VaeConfig;
import dev.elbow.core.model.VaeConfig.Activation;
import dev.elbow.core.model.VaeConfig.Architecture;
import java.io.File;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedModelTest {

  @Test
  void a_model_saved_before_there_was_a_decoder_input_gain_has_one_of_1(@TempDir Path directory)
      throws IOException {
    VaeConfig config =
        new VaeConfig(
            Architecture.MLP, List.of(3), Activation.RELU, 2, new Likelihood.Bernoulli(), 0.5);
    WeightLayout layout = new WeightLayout(config, 4);
    FloatBuffer weights = FloatBuffer.allocate(Math.toIntExact(layout.size()));
    new SavedModel("dl4j", layout, weights).write(directory);
    File file = directory.resolve("model.json").toFile();
    ObjectNode model = (ObjectNode) new ObjectMapper().readTree(file);
    assertThat(((ObjectNode) model.get("config")).remove("decoderInputGain").asDouble())
        .isEqualTo(0.5);
    new ObjectMapper().writeValue(file, model);

    assertThat(SavedModel.read(directory).layout().config().decoderInputGain()).isEqualTo(1);
  }
}
