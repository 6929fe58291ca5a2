import numpy as np


def weight(boxes: list[float]) -> float:
    return float(np.sum(boxes))
