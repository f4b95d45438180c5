"""The median regrets of Optuna's TPE sampler on the functions of SearchBenchmark.

Usage: optuna_tpe.py SEEDS. Prints one line per function: its name, the median regret after 30 and after
60 trials over the seeds 1 .. SEEDS, and the median milliseconds of a suggestion at 60 trials.
"""

import math
import statistics
import sys
import time

import optuna

HARTMANN = [1.0, 1.2, 3.0, 3.2]
A3 = [[3, 10, 30], [0.1, 10, 35], [3, 10, 30], [0.1, 10, 35]]
P3 = [
    [0.3689, 0.1170, 0.2673],
    [0.4699, 0.4387, 0.7470],
    [0.1091, 0.8732, 0.5547],
    [0.0381, 0.5743, 0.8828],
]
A6 = [
    [10, 3, 17, 3.5, 1.7, 8],
    [0.05, 10, 17, 0.1, 8, 14],
    [3, 3.5, 1.7, 10, 17, 8],
    [17, 8, 0.05, 10, 0.1, 14],
]
P6 = [
    [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
    [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
    [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650],
    [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
]
ACKLEY_OPTIMUM = [3, -7, 11, 2, -5]


def branin(x):
    t = x[1] - 5.1 / (4 * math.pi**2) * x[0] ** 2 + 5 / math.pi * x[0] - 6
    return t * t + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x[0]) + 10


def hartmann(x, rates, centres):
    total = 0.0
    for weight, rate, centre in zip(HARTMANN, rates, centres):
        total -= weight * math.exp(-sum(r * (v - c) ** 2 for r, v, c in zip(rate, x, centre)))
    return total


def ackley(x):
    away = [v - o for v, o in zip(x, ACKLEY_OPTIMUM)]
    squares = sum(a * a for a in away) / len(x)
    cosines = sum(math.cos(2 * math.pi * a) for a in away) / len(x)
    return -20 * math.exp(-0.2 * math.sqrt(squares)) - math.exp(cosines) + 20 + math.e


def levy(x):
    w = [1 + (v - 1) / 4 for v in x]
    total = math.sin(math.pi * w[0]) ** 2
    for v in w[:-1]:
        total += (v - 1) ** 2 * (1 + 10 * math.sin(math.pi * v + 1) ** 2)
    return total + (w[-1] - 1) ** 2 * (1 + math.sin(2 * math.pi * w[-1]) ** 2)


def rosenbrock(x):
    return sum(100 * (b - a * a) ** 2 + (1 - a) ** 2 for a, b in zip(x, x[1:]))


def styblinski(x):
    return sum(v**4 - 16 * v * v + 5 * v for v in x) / 2


FUNCTIONS = [
    ("branin", branin, [(-5, 10), (0, 15)], 0.39788735772973816),
    ("hartmann3", lambda x: hartmann(x, A3, P3), [(0, 1)] * 3, -3.862782147820756),
    ("hartmann6", lambda x: hartmann(x, A6, P6), [(0, 1)] * 6, -3.322368011415515),
    ("ackley5", ackley, [(-32.768, 32.768)] * 5, 0.0),
    ("levy5", levy, [(-10, 10)] * 5, 0.0),
    ("rosenbrock4", rosenbrock, [(-2.5, 4.5)] * 4, 0.0),
    ("styblinski5", styblinski, [(-5, 5)] * 5, -39.16616570377142 * 5),
]


def regrets(function, bounds, minimum, seed):
    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))
    after = {}
    for number in range(1, 61):
        start = time.perf_counter()
        trial = study.ask()
        x = [trial.suggest_float(f"x{i}", low, high) for i, (low, high) in enumerate(bounds)]
        milliseconds = 1000 * (time.perf_counter() - start)
        study.tell(trial, function(x))
        after[number] = study.best_value - minimum
    return after[30], after[60], milliseconds


def main():
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    seeds = range(1, int(sys.argv[1]) + 1)
    print("version", optuna.__version__)
    for name, function, bounds, minimum in FUNCTIONS:
        columns = zip(*(regrets(function, bounds, minimum, seed) for seed in seeds))
        print(name, *(statistics.median(column) for column in columns), flush=True)


main()
