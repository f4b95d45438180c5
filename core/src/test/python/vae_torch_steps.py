#!/usr/bin/env python3
"""Times training steps of the VAE of vae_torch.py, one epoch for each line of input.

    python3 vae_torch_steps.py IMAGES --examples 11000

Prints what it computes with, then, for every line that it reads, the milliseconds per step of an epoch by the clock
and of processor time: shuffling, gathering batches, drawing noise, forward, backward and update. Lines of output start with "> ".
"""
import re
import sys
import time

import numpy as np
import torch

from vae_torch import model_arguments, read_images, start, train_epoch


def capability():
    return re.search(r"CPU capability usage: (\S+)", torch.__config__.show()).group(1)


def times():
    return np.array([time.perf_counter(), time.process_time()])


def main():
    options = model_arguments(__doc__).parse_args()
    torch.set_num_threads(1)
    images = read_images(options.images, options.examples)
    examples = images[options.validation :]
    model, adam = start(images, options, seed=1)
    print(f"> PyTorch {torch.__version__} ({capability()}), {torch.get_num_threads()} thread", flush=True)
    for _ in sys.stdin:
        started = times()
        train_epoch(model, adam, examples, options, beta=1)
        per_step = 1e3 / (len(examples) // options.batch) * (times() - started)
        print(f"> {per_step[0]:.4f} {per_step[1]:.4f}", flush=True)


if __name__ == "__main__":
    main()
