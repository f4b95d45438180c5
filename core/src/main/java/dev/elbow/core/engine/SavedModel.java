package dev.elbow.core.engine;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.VaeConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A trained model on disk, the same for every engine: {@code model.json} says what it is, {@code
 * weights.bin} holds all weights as little-endian 32-bit floats in the order of {@link
 * WeightLayout#slots}, matrices row-major.
 *
 * @param engine the name of the engine that trained it
 * @param weights all of them, in order
 */
public record SavedModel(String engine, WeightLayout layout, FloatBuffer weights) {
  private static final String GAIN = "decoderInputGain";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .addMixIn(Likelihood.class, LikelihoodMixin.class)
          .addMixIn(Likelihood.Sigma.class, SigmaMixin.class)
          .build();

  public SavedModel {
    weights = weights.asReadOnlyBuffer();
  }

  private record Description(String engine, int dataSize, long weights, VaeConfig config) {}

  /** All weights in a fresh array. */
  public float[] values() {
    float[] values = new float[weights.remaining()];
    weights.duplicate().get(values);
    return values;
  }

  /** Writes both files into a directory, which is created if needed. */
  public void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, weights.remaining()))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(weights.duplicate());
    Files.write(directory.resolve("weights.bin"), bytes.array());
    JSON.writeValue(
        directory.resolve("model.json").toFile(),
        new Description(engine, layout.dataSize(), weights.remaining(), layout.config()));
  }

  /**
   * @throws IOException if a file is missing, truncated, or not what {@link #write} wrote
   */
  public static SavedModel read(Path directory) throws IOException {
    Description description = readDescription(directory.resolve("model.json"));
    WeightLayout layout = new WeightLayout(description.config(), description.dataSize());
    Path file = directory.resolve("weights.bin");
    byte[] bytes = Files.readAllBytes(file);
    long expected = layout.size() * Float.BYTES;
    if (bytes.length != expected) {
      throw new IOException(
          file + ": the model has " + expected + " bytes of weights, the file " + bytes.length);
    }
    FloatBuffer weights = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    return new SavedModel(description.engine(), layout, weights);
  }

  private static Description readDescription(Path file) throws IOException {
    try {
      JsonNode json = JSON.readTree(file.toFile());
      if (!json.isObject()) {
        throw new IOException(file + ": not the description of a model: no JSON object");
      }
      if (json.get("config") instanceof ObjectNode config && !config.has(GAIN)) {
        config.put(GAIN, 1.0); // as it was when there was no such setting
      }
      return JSON.treeToValue(json, Description.class);
    } catch (JacksonException e) {
      throw new IOException(
          file + ": not the description of a model: " + e.getOriginalMessage(), e);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Likelihood.Bernoulli.class, name = "bernoulli"),
    @JsonSubTypes.Type(value = Likelihood.Gaussian.class, name = "gaussian")
  })
  private interface LikelihoodMixin {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Likelihood.Sigma.Fixed.class, name = "fixed"),
    @JsonSubTypes.Type(value = Likelihood.Sigma.Learned.class, name = "learned")
  })
  private interface SigmaMixin {}
}
