"""Makes test/golden/keras/older: a model as Keras 2.12 and 2.13 wrote it, and what it answers.

Those called the groups of weights differently, see src/core/formats/keras/archive-groups.ts. Run it with
each in turn, `pip install tensorflow-cpu==2.12.1` and `tensorflow-cpu==2.13.1`. The file
`windows.keras` is that of 2.13 with `\\` between the names of groups, as `tf.io.gfile.join` joins them
on Windows.
"""

import io
import json
import os
import zipfile
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import h5py
import keras
import numpy as np
import tensorflow as tf

FOLDER = Path(__file__).parents[1] / "test" / "golden" / "keras" / "older"
L = tf.keras.layers


def base():
    pixels = tf.keras.Input((8, 8, 3), name="pixels")
    x = L.Conv2D(4, 3, padding="same", name="first")(pixels)
    x = L.BatchNormalization(name="norm")(x)
    x = L.ReLU(name="relu")(x)
    x = L.Conv2D(4, 3, padding="same", name="second")(x)
    return tf.keras.Model(pixels, x, name="base")


def model():
    photo = tf.keras.Input((8, 8, 3), name="photo")
    x = base()(L.Rescaling(0.5, name="scale")(photo))
    x = L.Conv2D(4, 1, name="third")(x)
    x = L.BatchNormalization(name="norm2")(x)
    x = L.Conv2D(5, 3, activation="relu", name="fourth")(x)
    x = L.GlobalAveragePooling2D(name="pool")(x)
    x = L.Dense(6, activation="relu", name="hidden")(x)
    x = L.Dense(3, activation="softmax", name="classes")(x)
    return tf.keras.Model(photo, x, name="older")


def set_weights(net):
    random = np.random.default_rng(5)
    for weight in net.weights:
        low, high = (0.5, 1.5) if "variance" in weight.name else (-1.2, 1.2)
        weight.assign(random.uniform(low, high, weight.shape))


def with_backslashes(archive):
    """The archive with the groups of its weights named as on Windows."""
    source = zipfile.ZipFile(io.BytesIO(archive))
    weights = h5py.File(io.BytesIO(source.read("model.weights.h5")))
    renamed = io.BytesIO()
    with h5py.File(renamed, "w") as file:

        def copy(name, item):
            if isinstance(item, h5py.Dataset):
                group, _, number = name.rpartition("/vars/")
                file[f"{group.replace('/', chr(92))}/vars/{number}"] = item[()]

        weights.visititems(copy)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in ("metadata.json", "config.json"):
            target.writestr(name, source.read(name))
        target.writestr("model.weights.h5", renamed.getvalue())
    return out.getvalue()


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    net = model()
    set_weights(net)
    version = ".".join(keras.__version__.split(".")[:2])
    path = FOLDER / f"{version}.keras"
    net.save(path, save_format="keras_v3" if version == "2.12" else "keras")
    if version == "2.13":
        (FOLDER / "windows.keras").write_bytes(with_backslashes(path.read_bytes()))
        net.save_weights(FOLDER / "alone.weights.h5")
        (FOLDER / "alone.json").write_text(net.to_json())
    # Pixel i is (37 i mod 101) / 101.
    image = (np.arange(8 * 8 * 3) * 37 % 101 / 101).astype("float32").reshape(1, 8, 8, 3)
    (FOLDER / "answers.json").write_text(json.dumps(net.predict(image, verbose=0)[0].tolist()))


main()
