package dev.elbow.core.data;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A data set that is published as two IDX files of images.
 *
 * @param files the publisher's gzip files with their hashes; a distribution may have packed the
 *     same images anew
 * @param mirrors directories on the web that hold the files, in the order to try them
 */
record PublishedImages(List<PublishedFile> files, List<URI> mirrors) {
  static final String TRAIN = "train-images-idx3-ubyte";
  static final String TEST = "t10k-images-idx3-ubyte";

  private static final PublishedImages FASHION_MNIST =
      new PublishedImages(
          files(
              "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
              "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
          List.of(
              URI.create(
                  "https://github.com/zalandoresearch/fashion-mnist/raw/master/data/fashion/"),
              URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/")));

  private static final PublishedImages MNIST =
      new PublishedImages(
          files(
              "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
              "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
          List.of(
              URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
              URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")));

  /** A gzip file and its SHA-256. */
  record PublishedFile(String name, String sha256) {}

  /** Empty for a data set that is bundled. */
  static Optional<PublishedImages> of(KnownDataset dataset) {
    return switch (dataset) {
      case DIGITS -> Optional.empty();
      case FASHION_MNIST -> Optional.of(FASHION_MNIST);
      case MNIST -> Optional.of(MNIST);
    };
  }

  private static List<PublishedFile> files(String train, String test) {
    return List.of(new PublishedFile(TRAIN + ".gz", train), new PublishedFile(TEST + ".gz", test));
  }
}
