package dev.elbow.core.estimators.samples;

import dev.elbow.core.data.Matrix;

/**
 * Few numbers for latents of very many dimensions: coordinates along the directions in which
 * posterior means move, from the origin, and the length of what these leave out.
 */
record LatentFeatures(Matrix directions) {

  static LatentFeatures fit(Matrix posteriorMeans, int components, long seed) {
    return new LatentFeatures(
        PrincipalComponents.fit(posteriorMeans, components, seed).directions());
  }

  /**
   * @param z [n x latent size]
   * @return [n x (directions + 1)]
   */
  Matrix of(Matrix z) {
    Matrix coordinates = InnerProducts.of(z, directions);
    double[] squares = InnerProducts.squaredNorms(z);
    double[] explained = InnerProducts.squaredNorms(coordinates);
    int size = directions.rows();
    Matrix features = Matrix.zeros(z.rows(), size + 1);
    for (int row = 0; row < z.rows(); row++) {
      System.arraycopy(coordinates.values(), row * size, features.values(), row * (size + 1), size);
      features.values()[row * (size + 1) + size] =
          (float) Math.sqrt(Math.max(0, squares[row] - explained[row]));
    }
    return features;
  }
}
