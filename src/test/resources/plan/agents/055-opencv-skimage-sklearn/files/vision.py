import cv2
import numpy as np
from PIL import Image
from skimage.metrics import structural_similarity
from sklearn.cluster import KMeans


def palette(path, k=4):
    img = np.asarray(Image.open(path).convert("RGB")).reshape(-1, 3)
    return KMeans(n_clusters=k, n_init="auto").fit(img).cluster_centers_.astype(int).tolist()


def same(a, b):
    x, y = (cv2.cvtColor(cv2.imread(p), cv2.COLOR_BGR2GRAY) for p in (a, b))
    return structural_similarity(x, y) > 0.9


if __name__ == "__main__":
    print(palette("a.png"), same("a.png", "b.png"))
