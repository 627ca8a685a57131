"""Makes the models of test/golden/keras/old in forms that older versions of Keras wrote.

Weights alone come from real Keras 2 (`tf_keras`). Keras 1 does not run any more: its file is put
together here by hand, from the spellings that `keras/legacy/interfaces.py` of Keras 2.0 to 2.3
translates, around the weights of a model of Keras 3, which says what it answers.

Needs `pip install keras tf_keras tensorflow-cpu h5py`.
"""

import json
from pathlib import Path

import h5py
import keras
import numpy as np
import tf_keras

FOLDER = Path(__file__).parents[1] / "test" / "golden" / "keras" / "old"


def keras2(names):
    """A model with another in it; its layers have the names given."""
    L = tf_keras.layers
    stem = tf_keras.Sequential(
        [
            L.Conv2D(3, 3, input_shape=(6, 5, 3), name=names[0]),
            L.BatchNormalization(name=names[1]),
        ],
        name="stem",
    )
    image = L.Input((6, 5, 3), name="image")
    x = L.Conv2D(4, 2, name=names[2])(stem(image))
    x = L.GlobalAveragePooling2D()(x)
    x = L.Dense(3, activation="softmax", name=names[3])(x)
    return tf_keras.Model(image, x, name="two")


def keras1():
    """The model of Keras 3 that `keras1_config` is another spelling of."""
    L = keras.layers
    image = L.Input((9, 8, 3), name="image")
    x = L.ZeroPadding2D(1, name="pad")(image)
    x = before = L.Conv2D(
        4, (3, 2), strides=2, activation="relu", name="convolution2d_1"
    )(x)
    x = L.Conv2D(
        4, 3, padding="same", dilation_rate=2, use_bias=False, name="atrousconvolution2d_1"
    )(x)
    x = L.BatchNormalization(epsilon=1e-5, name="batchnormalization_1")(x)
    x = L.Add(name="merge_1")([x, before])
    x = L.Concatenate(name="merge_2")([x, before])
    x = L.SeparableConv2D(5, 2, padding="same", name="separableconvolution2d_1")(x)
    x = L.MaxPooling2D(2, strides=1, padding="same", name="maxpooling2d_1")(x)
    x = L.Dropout(0.5, name="dropout_1")(x)
    x = L.GlobalAveragePooling2D(name="globalaveragepooling2d_1")(x)
    x = L.Dense(3, activation="softmax", name="dense_1")(x)
    return keras.Model(image, x, name="model_1")


def keras1_config():
    def layer(class_name, name, config, *reads):
        nodes = [[[read, 0, 0] for read in reads]] if reads else []
        return {
            "class_name": class_name,
            "config": {"name": name, "trainable": True, **config},
            "name": name,
            "inbound_nodes": nodes,
        }

    def convolution(filters, rows, columns, mode, **more):
        return {
            "nb_filter": filters,
            "nb_row": rows,
            "nb_col": columns,
            "border_mode": mode,
            "subsample": [1, 1],
            "dim_ordering": "tf",
            "init": "glorot_uniform",
            "activation": "linear",
            "W_regularizer": None,
            "W_constraint": None,
            "bias": True,
            **more,
        }

    first = convolution(4, 3, 2, "valid", subsample=[2, 2], activation="relu")
    second = convolution(4, 3, 3, "same", atrous_rate=[2, 2], bias=False)
    pool = {"pool_size": [2, 2], "strides": [1, 1], "border_mode": "same"}
    merge = {"mode_type": "raw", "concat_axis": -1, "dot_axes": -1}
    layers = [
        layer(
            "InputLayer",
            "image",
            {"batch_input_shape": [None, 9, 8, 3], "input_dtype": "float32", "sparse": False},
        ),
        layer("ZeroPadding2D", "pad", {"padding": [1, 1], "dim_ordering": "tf"}, "image"),
        layer("Convolution2D", "convolution2d_1", first, "pad"),
        layer("AtrousConvolution2D", "atrousconvolution2d_1", second, "convolution2d_1"),
        layer(
            "BatchNormalization",
            "batchnormalization_1",
            {"epsilon": 1e-5, "mode": 0, "axis": -1, "momentum": 0.99, "beta_init": "zero"},
            "atrousconvolution2d_1",
        ),
        layer("Merge", "merge_1", {"mode": "sum", **merge}, "batchnormalization_1", "convolution2d_1"),
        layer("Merge", "merge_2", {"mode": "concat", **merge}, "merge_1", "convolution2d_1"),
        layer(
            "SeparableConvolution2D",
            "separableconvolution2d_1",
            convolution(5, 2, 2, "same", depth_multiplier=1),
            "merge_2",
        ),
        layer("MaxPooling2D", "maxpooling2d_1", {**pool, "dim_ordering": "tf"}, "separableconvolution2d_1"),
        layer("Dropout", "dropout_1", {"p": 0.5}, "maxpooling2d_1"),
        layer("GlobalAveragePooling2D", "globalaveragepooling2d_1", {"dim_ordering": "tf"}, "dropout_1"),
        layer(
            "Dense",
            "dense_1",
            {"output_dim": 3, "input_dim": None, "init": "uniform", "activation": "softmax", "bias": True},
            "globalaveragepooling2d_1",
        ),
    ]
    return {
        "class_name": "Model",
        "config": {
            "name": "model_1",
            "layers": layers,
            "input_layers": [["image", 0, 0]],
            "output_layers": [["dense_1", 0, 0]],
        },
    }


def write_keras1(model, path):
    names = {"gamma": "gamma", "beta": "beta", "kernel": "W", "bias": "b"}
    with h5py.File(path, "w") as file:
        file.attrs["keras_version"] = np.bytes_("1.2.2")
        file.attrs["model_config"] = json.dumps(keras1_config()).encode()
        group = file.create_group("model_weights")
        group.attrs["layer_names"] = [layer.name.encode() for layer in model.layers]
        for layer in model.layers:
            own = group.create_group(layer.name)
            written = []
            for weight in layer.weights:
                leaf = {"moving_mean": "running_mean", "moving_variance": "running_std"}.get(
                    weight.name, names.get(weight.name, weight.name)
                )
                name = f"{layer.name}_{leaf}"
                own.create_dataset(name, data=np.asarray(weight))
                written.append(name.encode())
            own.attrs["weight_names"] = written


def answer(model, random):
    image = np.round(random.normal(size=(1, *model.input_shape[1:])), 4).astype("float32")
    output = np.asarray(model(image, training=False))
    return {
        "image": [round(float(value), 4) for value in image.ravel()],
        "output": [float(value) for value in output.ravel()],
    }


def fill(model, random):
    for weight in model.weights:
        values = random.normal(0.1, 0.4, weight.shape)
        weight.assign(values**2 + 0.1 if "variance" in weight.name else values)


def main():
    random = np.random.default_rng(4)
    FOLDER.mkdir(exist_ok=True)
    named = keras2(["first", "norm", "second", "classes"])
    fill(named, random)
    (FOLDER / "two.json").write_text(named.to_json())
    named.save_weights(FOLDER / "two-weights.h5")
    # The names that Keras gives to layers without one depend on what was built before them.
    other = keras2(["conv2d_4", "batch_normalization_7", "conv2d_5", "dense_9"])
    fill(other, random)
    other.save_weights(FOLDER / "renamed-weights.h5")
    old = keras1()
    fill(old, random)
    write_keras1(old, FOLDER / "keras1.h5")
    answers = {
        "tf_keras": tf_keras.__version__,
        "keras": keras.__version__,
        "two-weights": answer(named, random),
        "renamed-weights": answer(other, random),
        "keras1": answer(old, random),
    }
    (FOLDER / "answers.json").write_text(json.dumps(answers))


if __name__ == "__main__":
    main()
