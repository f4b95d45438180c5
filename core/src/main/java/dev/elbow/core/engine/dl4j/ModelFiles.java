package dev.elbow.core.engine.dl4j;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.elbow.core.engine.dl4j.Weights.Slot;
import dev.elbow.core.model.Likelihood;
import dev.elbow.core.model.VaeConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A saved model: {@code model.json} says what it is, {@code weights.bin} holds all weights as
 * little-endian 32-bit floats in the order of {@link VaeGraphs#slots}, matrices row-major.
 */
final class ModelFiles {
  private static final String ENGINE = "dl4j";
  private static final String GAIN = "decoderInputGain";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .addMixIn(Likelihood.class, LikelihoodMixin.class)
          .addMixIn(Likelihood.Sigma.class, SigmaMixin.class)
          .build();

  private ModelFiles() {}

  private record Description(String engine, int dataSize, long weights, VaeConfig config) {}

  static void write(Path directory, VaeGraphs graphs, Weights weights) throws IOException {
    Files.createDirectories(directory);
    float[] values = new float[Math.toIntExact(weights.flat().length())];
    HostArrays.read(weights.flat(), values, 0, values.length);
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, values.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    Files.write(directory.resolve("weights.bin"), bytes.array());
    JSON.writeValue(
        directory.resolve("model.json").toFile(),
        new Description(ENGINE, graphs.dataSize(), values.length, graphs.config()));
  }

  static Dl4jModel read(Path directory) throws IOException {
    Description description = readDescription(directory.resolve("model.json"));
    VaeGraphs graphs = new VaeGraphs(description.config(), description.dataSize());
    Path file = directory.resolve("weights.bin");
    byte[] bytes = Files.readAllBytes(file);
    long expected = graphs.slots().stream().mapToLong(Slot::size).sum() * Float.BYTES;
    if (bytes.length != expected) {
      throw new IOException(
          file + ": the model has " + expected + " bytes of weights, the file " + bytes.length);
    }
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    Weights weights = new Weights(graphs.slots());
    HostArrays.write(values, 0, values.length, weights.flat());
    return new Dl4jModel(graphs, weights);
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
      Description description = JSON.treeToValue(json, Description.class);
      if (!description.engine().equals(ENGINE)) {
        throw new IOException(file + ": saved by engine " + description.engine());
      }
      return description;
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
