"""Makes the small Keras models of test/golden/keras, and what they answer, with real Keras 3.

Needs keras and a backend of it: `pip install keras tensorflow-cpu h5py`.
"""

import json
from pathlib import Path

import keras
import numpy as np

FOLDER = Path(__file__).parents[1] / "test" / "golden" / "keras"
L = keras.layers


def functional():
    image = L.Input((12, 10, 3), name="photo")
    x = L.Conv2D(6, 3, strides=2, padding="same", use_bias=False, name="conv")(image)
    x = L.BatchNormalization(name="bn")(x)
    x = before = L.ReLU(max_value=6, name="relu6")(x)
    x = L.DepthwiseConv2D(3, padding="same", activation="relu", name="depthwise")(x)
    x = L.Conv2D(6, 1, name="project")(x)
    x = L.Add(name="join")([x, before])
    x = L.SeparableConv2D(5, 3, padding="same", name="separable")(x)
    x = L.GlobalAveragePooling2D(name="pool")(x)
    x = L.Dropout(0.2, name="drop")(x)
    x = L.Dense(4, activation="softmax", name="classes")(x)
    return keras.Model(image, x, name="small")


def sequential():
    layers = [
        L.Input((8, 8, 1)),
        L.Conv2D(4, 3, activation="relu", name="a"),
        L.MaxPooling2D(name="b"),
        L.Flatten(name="c"),
        L.Dense(3, activation="softmax", name="d"),
    ]
    return keras.Sequential(layers, name="row")


def main():
    keras.utils.set_random_seed(3)
    random = np.random.default_rng(1)
    answers = {}
    for model in (functional(), sequential()):
        for weight in model.weights:
            values = random.normal(0.1, 0.5, weight.shape)
            weight.assign(values**2 if "variance" in weight.path else values)
        model.save(FOLDER / f"{model.name}.keras")
        model.save(FOLDER / f"{model.name}.h5")
        image = np.round(random.normal(size=(1, *model.input_shape[1:])), 6).astype("float32")
        output = model(image, training=False)
        answers[model.name] = {
            "image": [round(float(value), 6) for value in image.ravel()],
            "output": [float(value) for value in np.asarray(output).ravel()],
        }
    written = {"keras": keras.__version__, "models": answers}
    (FOLDER / "models.json").write_text(json.dumps(written))


if __name__ == "__main__":
    main()
