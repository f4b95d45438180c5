package dev.elbow.core.data;

import static dev.elbow.core.data.DataFiles.assertUnreadable;
import static dev.elbow.core.data.DataFiles.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderReaderTest {
  @TempDir Path directory;

  private Path image(String name, int type, int height, int width, int... samples)
      throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    if (samples.length > 0) {
      image.getRaster().setPixels(0, 0, width, height, samples);
    }
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
    return file;
  }

  private Path grey(String name, int... samples) throws IOException {
    return image(name, BufferedImage.TYPE_BYTE_GRAY, 2, 2, samples);
  }

  @Test
  void reads_grey_values_as_they_are_stored_in_the_order_of_the_paths() throws Exception {
    grey("b.png", 10, 20, 30, 40);
    grey("a/z.png", 1, 2, 3, 4);

    RawExamples images = read(directory);

    assertThat(images.values().values()).containsExactly(1, 2, 3, 4, 10, 20, 30, 40);
    assertThat(images.shape()).isEqualTo(new ImageShape(2, 2, 1));
    assertThat(images.naturalScale()).isEqualTo(255);
    assertThat(images.place(5)).endsWith(": b.png");
  }

  @Test
  void reads_colours_with_channels_last() throws Exception {
    image("a.png", BufferedImage.TYPE_INT_RGB, 1, 2, 1, 2, 3, 250, 251, 252);

    RawExamples images = read(directory);

    assertThat(images.values().values()).containsExactly(1, 2, 3, 250, 251, 252);
    assertThat(images.shape()).isEqualTo(new ImageShape(1, 2, 3));
  }

  @Test
  void reads_black_and_white_and_16_bit_images_as_grey() throws Exception {
    image("a.png", BufferedImage.TYPE_BYTE_BINARY, 1, 2, 0, 1);
    image("b.png", BufferedImage.TYPE_USHORT_GRAY, 1, 2, 257, 65535);

    assertThat(read(directory).values().values()).containsExactly(0, 255, 1, 255);
  }

  @Test
  void reads_jpeg() throws Exception {
    image("a.jpg", BufferedImage.TYPE_BYTE_GRAY, 1, 2, 100, 100);
    image("B.JPEG", BufferedImage.TYPE_BYTE_GRAY, 1, 2, 200, 200);

    RawExamples images = read(directory);

    assertThat(images.values().get(0, 0)).isEqualTo(200, within(2f));
    assertThat(images.values().get(1, 1)).isEqualTo(100, within(2f));
  }

  @Test
  void an_opaque_alpha_channel_is_dropped() throws Exception {
    image("a.png", BufferedImage.TYPE_INT_ARGB, 1, 1, 7, 8, 9, 255);

    assertThat(read(directory).values().values()).containsExactly(7, 8, 9);
  }

  @Test
  void passes_over_hidden_files_and_files_of_other_kinds() throws Exception {
    grey("a.png");
    grey(".thumbnails/b.png");
    grey(".c.png");
    Files.writeString(directory.resolve("README.txt"), "x");

    assertThat(read(directory).values().rows()).isEqualTo(1);
  }

  @Test
  void the_hash_depends_on_names_and_contents() throws Exception {
    grey("a.png", 1, 2, 3, 4);
    grey("b.png", 5, 6, 7, 8);
    String hash = read(directory).hash().sha256();
    assertThat(read(directory).hash().sha256()).isEqualTo(hash);

    Files.move(directory.resolve("b.png"), directory.resolve("c.png"));

    assertThat(read(directory).hash().sha256()).isNotEqualTo(hash);
  }

  @Test
  void refuses_an_empty_directory() {
    assertUnreadable(directory, "expected PNG or JPEG images, found none");
  }

  @Test
  void refuses_mixed_sizes_and_names_both_files() throws Exception {
    Path first = grey("a.png");
    Path other = image("b.png", BufferedImage.TYPE_BYTE_GRAY, 3, 2);

    assertRefused("%s: expected 2 x 2 grey like %s, found 3 x 2 grey".formatted(other, first));
  }

  @Test
  void refuses_mixed_channels_and_names_both_files() throws Exception {
    Path first = grey("a.png");
    Path other = image("b.png", BufferedImage.TYPE_INT_RGB, 2, 2);

    assertRefused("%s: expected 2 x 2 grey like %s, found 2 x 2 RGB".formatted(other, first));
  }

  @Test
  void refuses_transparent_pixels() throws Exception {
    Path file = image("a.png", BufferedImage.TYPE_INT_ARGB, 1, 1, 7, 8, 9, 100);

    assertRefused(file + ": expected an opaque image, found transparent pixels");
  }

  @Test
  void refuses_text_that_is_called_png() throws Exception {
    Path file = Files.writeString(directory.resolve("a.png"), "hello");

    assertRefused(file + ": byte 0: expected a PNG or JPEG image, found text");
  }

  @Test
  void refuses_an_empty_image_file() throws Exception {
    Path file = Files.createFile(directory.resolve("a.png"));

    assertRefused(file + ": byte 0: expected a PNG or JPEG image, found an empty file");
  }

  @Test
  void refuses_a_png_wherever_it_is_cut_off() throws Exception {
    Path file = image("a.png", BufferedImage.TYPE_BYTE_GRAY, 40, 40, noise(1600));
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {9, 20, 40, whole.length / 2, whole.length - 30}) {
      Files.write(file, Arrays.copyOf(whole, length));

      assertRefused(file + ": expected a whole image, found the end after " + length + " bytes");
    }
  }

  @Test
  void refuses_a_jpeg_that_is_cut_off() throws Exception {
    Path file = image("a.jpg", BufferedImage.TYPE_BYTE_GRAY, 40, 40, noise(1600));
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {30, whole.length / 2}) {
      Files.write(file, Arrays.copyOf(whole, length));

      assertRefused(file + ": expected a whole image, found the end after " + length + " bytes");
    }
  }

  @Test
  void refuses_a_png_with_a_flipped_byte() throws Exception {
    Path file = image("a.png", BufferedImage.TYPE_BYTE_GRAY, 40, 40, noise(1600));
    byte[] damaged = Files.readAllBytes(file);
    damaged[damaged.length / 2] ^= 0x55;
    Files.write(file, damaged);

    assertThatThrownBy(() -> read(directory))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(file + ": ");
  }

  @Test
  void refuses_a_small_png_that_declares_a_vast_image() throws Exception {
    Path file = grey("a.png");
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer header = ByteBuffer.wrap(bytes);
    header.putInt(16, 60_000).putInt(20, 50_000);
    CRC32 crc = new CRC32();
    crc.update(bytes, 12, 17);
    header.putInt(29, (int) crc.getValue());
    Files.write(file, bytes);

    assertRefused(
        file
            + ": expected an image of at most 67108864 pixels, found a header that declares"
            + " 50000 x 60000");
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> read(directory)).isInstanceOf(DataException.class).hasMessage(message);
  }

  private static int[] noise(int count) {
    int[] samples = new int[count];
    for (int i = 0; i < count; i++) {
      samples[i] = i * 7919 % 251;
    }
    return samples;
  }
}
