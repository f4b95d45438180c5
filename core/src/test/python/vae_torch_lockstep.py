#!/usr/bin/env python3
"""The VAE of vae_torch.py, trained with weights, batches and noise that are given.

    python3 vae_torch_lockstep.py IMAGES DIRECTORY --betas 1 4 10

All files in DIRECTORY are flat and little-endian, matrices row-major:

    weights.bin           float32: per layer its weight [inputs x outputs], then its bias; encoder, mean,
                          log variance, decoder, output
    batches.bin           int32 [steps x batch], rows of the training split
    noise.bin             float32 [steps x batch x latent]
    validation_noise.bin  float32 [draws x validation x latent]

Prints one JSON object per beta: beta, losses (before each step) and, after the last step on the
validation split in nats per example, elbo at beta = 1, distortion and rate.
"""
import json
import math
from pathlib import Path

import numpy as np
import torch

from vae_torch import Vae, model_arguments, read_images, validate

SECOND_MOMENT_DECAY = 0.999
EPSILON = 1e-8


def load_weights(model, path):
    values = torch.from_numpy(np.fromfile(path, "<f4"))
    start = 0

    def take(*shape):
        nonlocal start
        size = int(np.prod(shape))
        start += size
        return values[start - size : start].reshape(shape)

    def take_layer(inputs, outputs):
        return take(inputs, outputs).T, take(outputs)

    def put(layer, weight, bias):
        layer.weight.copy_(weight)
        layer.bias.copy_(bias)

    encoder, heads, decoder, output = model.encoder[0], model.encoder[2], model.decoder[0], model.decoder[2]
    with torch.no_grad():
        put(encoder, *take_layer(encoder.in_features, encoder.out_features))
        halves = [take_layer(heads.in_features, heads.out_features // 2) for _ in range(2)]
        put(heads, *(torch.cat(parts) for parts in zip(*halves)))
        put(decoder, *take_layer(decoder.in_features, decoder.out_features))
        put(output, *take_layer(output.in_features, output.out_features))
    if start != len(values):
        raise SystemExit(f"{path}: {len(values)} values, the model has {start}")


def train(images, options, beta):
    floats = lambda name: torch.from_numpy(np.fromfile(options.directory / name, "<f4"))
    batches = torch.from_numpy(np.fromfile(options.directory / "batches.bin", "<i4")).long()
    batches = batches.reshape(-1, options.batch)
    noise = floats("noise.bin").reshape(len(batches), options.batch, options.latent)
    validation, examples = images[: options.validation], images[options.validation :]
    model = Vae(images.shape[1], options.hidden, options.latent)
    load_weights(model, options.directory / "weights.bin")
    adam = torch.optim.Adam(model.parameters(), lr=options.learning_rate, betas=(0.9, SECOND_MOMENT_DECAY))
    losses = []
    for step, (batch, draws) in enumerate(zip(batches, noise), start=1):
        distortion, rate = model.distortion_and_rate(examples[batch], draws)
        loss = distortion + beta * rate
        # ND4J adds Adam's epsilon before it corrects the bias of the second moment, PyTorch after.
        adam.param_groups[0]["eps"] = EPSILON / math.sqrt(1 - SECOND_MOMENT_DECAY**step)
        adam.zero_grad()
        loss.backward()
        adam.step()
        losses.append(loss.item())
    draws = floats("validation_noise.bin").reshape(-1, len(validation), options.latent)
    return dict(beta=beta, losses=losses, **validate(model, validation, draws))


def main():
    parser = model_arguments(__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--betas", type=float, nargs="+", default=[1.0])
    options = parser.parse_args()
    torch.set_num_threads(1)
    images = read_images(options.images, options.examples)
    for beta in options.betas:
        print(json.dumps(train(images, options, beta)), flush=True)


if __name__ == "__main__":
    main()
