#!/usr/bin/env python3
"""The same VAE in PyTorch, as an independent check of what our engines learn.

    python3 vae_torch.py IMAGES --examples 11000 --validation 1000 --epochs 5 --betas 1 4 10 --seeds 1 2 3

IMAGES is an IDX file of grey images, gzipped or not. Pixels are thresholded at one half; the first
images are the validation split, the rest are trained on in full, shuffled batches. Encoder and decoder
have one ReLU layer each, all weights Xavier uniform, all biases zero; Adam at a constant rate.

Prints one JSON object per training: beta, seed, and, after the last epoch on the validation split in
nats per example, the ELBO at beta = 1, distortion and rate.
"""
import argparse
import gzip
import json

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


def read_images(path, count):
    opened = gzip.open(path, "rb") if path.endswith(".gz") else open(path, "rb")
    with opened as file:
        magic, images, rows, columns = np.frombuffer(file.read(16), ">u4")
        if magic != 0x803:
            raise SystemExit(f"{path}: magic number {magic:#x}, not 0x803")
        count = min(int(images), count)
        size = int(rows * columns)
        pixels = np.frombuffer(file.read(count * size), np.uint8)
    return torch.from_numpy((pixels.reshape(count, size) >= 128).astype(np.float32))


def layer(inputs, outputs):
    linear = nn.Linear(inputs, outputs)
    nn.init.xavier_uniform_(linear.weight)
    nn.init.zeros_(linear.bias)
    return linear


class Vae(nn.Module):
    def __init__(self, data_size, hidden, latent):
        super().__init__()
        self.encoder = nn.Sequential(layer(data_size, hidden), nn.ReLU(), layer(hidden, 2 * latent))
        self.decoder = nn.Sequential(layer(latent, hidden), nn.ReLU(), layer(hidden, data_size))

    def distortion_and_rate(self, x, noise):
        mean, log_variance = self.encoder(x).chunk(2, dim=1)
        z = mean + torch.exp(log_variance / 2) * noise
        logits = self.decoder(z)
        distortion = F.binary_cross_entropy_with_logits(logits, x, reduction="none").sum(1)
        rate = (mean.square() + log_variance.exp() - 1 - log_variance).sum(1) / 2
        return distortion.mean(), rate.mean()


def validate(model, examples, draws):
    with torch.no_grad():
        terms = [[term.item() for term in model.distortion_and_rate(examples, noise)] for noise in draws]
    distortion, rate = np.mean(terms, axis=0)
    return dict(elbo=-(distortion + rate), distortion=distortion, rate=rate)


def start(images, options, seed):
    torch.manual_seed(seed)
    model = Vae(images.shape[1], options.hidden, options.latent)
    return model, torch.optim.Adam(model.parameters(), lr=options.learning_rate)


def train_epoch(model, adam, examples, options, beta):
    """Takes a step with every full batch of the shuffled examples."""
    for batch in torch.randperm(len(examples)).split(options.batch):
        if len(batch) < options.batch:
            break
        noise = torch.randn(len(batch), options.latent)
        distortion, rate = model.distortion_and_rate(examples[batch], noise)
        adam.zero_grad()
        (distortion + beta * rate).backward()
        adam.step()


def train(images, options, beta, seed):
    model, adam = start(images, options, seed)
    validation, examples = images[: options.validation], images[options.validation :]
    for _ in range(options.epochs):
        train_epoch(model, adam, examples, options, beta)
    draws = torch.randn(8, len(validation), options.latent)
    return dict(beta=beta, seed=seed, **validate(model, validation, draws))


def model_arguments(description):
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("images")
    parser.add_argument("--examples", type=int, default=11000)
    parser.add_argument("--validation", type=int, default=1000)
    parser.add_argument("--hidden", type=int, default=400)
    parser.add_argument("--latent", type=int, default=20)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--learning-rate", type=float, default=1e-3)
    return parser


def main():
    parser = model_arguments(__doc__)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--betas", type=float, nargs="+", default=[1.0])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    options = parser.parse_args()
    torch.set_num_threads(1)
    images = read_images(options.images, options.examples)
    for beta in options.betas:
        for seed in options.seeds:
            print(json.dumps(train(images, options, beta, seed)), flush=True)


if __name__ == "__main__":
    main()
