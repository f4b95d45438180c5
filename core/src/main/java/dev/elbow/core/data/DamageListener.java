package dev.elbow.core.data;

import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Decoders fill the missing part of a damaged image with grey and only warn. Elbow would then train
 * on grey, so such a warning is an error here.
 */
final class DamageListener implements IIOReadWarningListener {
  private Optional<String> damage = Optional.empty();

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    if (warning.contains("Premature end") || warning.contains("Corrupt")) {
      damage = damage.or(() -> Optional.of(warning));
    }
  }

  void throwIfAny() throws IOException {
    if (damage.isPresent()) {
      throw new IOException("expected a whole image, found damage: " + damage.get());
    }
  }
}
