"""Makes the quantised models of test/golden/keras/quantised, and what Keras answers.

With real Keras, `pip install keras==3.15.1 tensorflow-cpu==2.21`. It has packed and written quantised
weights in several ways: run again with others, `keras==3.3.3` and `keras==3.11.3`, each adds its files.
"""

import json
import os
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy as np

FOLDER = Path(__file__).parents[1] / "test" / "golden" / "keras" / "quantised"
VERSION = ".".join(keras.__version__.split(".")[:2])


def model():
    """Odd numbers of rows and columns, and letters of a kernel in another order than the output's."""
    keras.utils.set_random_seed(7)
    L = keras.layers
    image = keras.Input((7, 7, 3), name="image")
    word = keras.Input((2,), name="word")
    x = L.Conv2D(5, 3, activation="relu", name="conv")(image)
    x = L.Reshape((25, 5), name="tokens")(x)
    x = L.Dense(7, activation="relu", name="units")(x)
    x = L.EinsumDense("abc,dce->abed", (25, 2, 3), bias_axes="ed", name="heads")(x)
    x = L.EinsumDense("abcd,dce->abe", (25, 5), name="merged")(x)
    x = L.Dense(3, use_bias=False, name="each")(x)
    x = L.Flatten(name="flat")(x)
    row = L.Embedding(6, 9, name="rows")(word)
    row = L.Flatten(name="flat_rows")(row)
    x = L.Concatenate(name="both")([x, row])
    x = L.Dense(4, activation="softmax", name="classes")(x)
    made = keras.Model([image, word], x, name="quantised")
    rng = np.random.default_rng(3)
    made.set_weights([rng.normal(0, 0.25, w.shape).astype("float32") for w in made.get_weights()])
    return made


def cases():
    yield "int8", "int8", None
    if VERSION in ("3.3",):
        return
    if VERSION == "3.11":
        yield "int4", "int4", None
        return
    Q = keras.quantizers
    yield "int8-weights", "int8", Q.Int8QuantizationConfig(activation_quantizer=None)
    yield "int4-blocks", "int4", Q.Int4QuantizationConfig(block_size=3)
    yield "int4-channels", "int4", Q.Int4QuantizationConfig(block_size=-1)
    rounding = Q.AbsMaxQuantizer(value_range=(-100, 100), epsilon=0.01)
    yield "int4-both", "int4", Q.Int4QuantizationConfig(activation_quantizer=rounding, block_size=None)


def answers_of(made, rng):
    image = rng.normal(0, 1, (1, 7, 7, 3)).astype("float32")
    word = np.array([[4, 1]])
    output = made.predict([image, word], verbose=0)
    return {"image": rounded(image), "word": word[0].tolist(), "output": rounded(output)}


def rounded(values):
    return [float(f"{value:.9g}") for value in np.asarray(values, "float64").ravel()]


def float8():
    """Only products of tensors by kernels can be in float8; scales are those of some training."""
    keras.utils.set_random_seed(7)
    L = keras.layers
    image = keras.Input((7, 7, 3), name="image")
    x = L.Conv2D(5, 3, activation="relu", name="conv")(image)
    x = L.Reshape((25, 5), name="tokens")(x)
    x = L.Dense(7, activation="relu", name="units")(x)
    x = L.EinsumDense("abc,cd->abd", (25, 4), name="heads")(x)
    x = L.Flatten(name="flat")(x)
    x = L.Dense(4, activation="softmax", name="classes")(x)
    made = keras.Model(image, x, name="float8")
    rng = np.random.default_rng(5)
    made.set_weights([rng.normal(0, 0.25, w.shape).astype("float32") for w in made.get_weights()])
    made.quantize("float8")
    for name, scale in (("units", 0.013), ("heads", 0.4), ("classes", 3.0)):
        made.get_layer(name).inputs_scale.assign(scale)
        made.get_layer(name).kernel_scale.assign(scale / 40)
    return made


def attention():
    """Keras writes such a layer's weights in int8, but not that it has; it cannot open it itself."""
    image = keras.Input((7, 7, 3), name="image")
    x = keras.layers.Conv2D(4, 3, name="conv")(image)
    x = keras.layers.Reshape((25, 4), name="tokens")(x)
    x = keras.layers.MultiHeadAttention(1, 2, name="attention")(x, x)
    made = keras.Model(image, x, name="attentive")
    made.quantize("int8")
    return made


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / "answers.json"
    answers = json.loads(file.read_text()) if file.exists() else {}
    rng = np.random.default_rng(11)
    for name, mode, config in cases():
        made = model()
        made.quantize(mode, **({} if config is None else {"config": config}))
        path = f"{VERSION}-{name}.keras"
        made.save(FOLDER / path)
        answers[path] = answers_of(made, rng)
        if (VERSION, name) == ("3.15", "int8"):
            made.save(FOLDER / f"{VERSION}-{name}.h5")
            answers[f"{VERSION}-{name}.h5"] = answers[path]
    if VERSION == "3.15":
        attention().save(FOLDER / "3.15-attention.keras")
        made = float8()
        made.save(FOLDER / "3.15-float8.keras")
        image = rng.normal(0, 1, (1, 7, 7, 3)).astype("float32")
        output = made.predict(image, verbose=0)
        answers["3.15-float8.keras"] = {"image": rounded(image), "output": rounded(output)}
    lines = (f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in sorted(answers.items()))
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n")


if __name__ == "__main__":
    main()
