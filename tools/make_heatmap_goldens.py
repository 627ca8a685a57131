"""Write heatmaps of `models/efficientnet-lite0` by pytorch-grad-cam and captum to `test/golden/`."""

import argparse

import torch
from check_efficientnet_lite0 import GOLDEN, LOGIT_TOLERANCE, read_golden
from heatmap_goldens.class_activation import class_activation
from heatmap_goldens.data import read_photo, write
from heatmap_goldens.input_attribution import input_attribution
from heatmap_goldens.network import Network


def check_logits(network):
    for name, photo in read_golden("efficientnet-lite0.json").items():
        with torch.no_grad():
            logits = network(read_photo(name))[0]
        off = max(abs(float(logits[top["index"]]) - top["logit"]) for top in photo["top5"])
        order = [int(i) for i in logits.argsort(descending=True)[:5]]
        if off > LOGIT_TOLERANCE or order != [top["index"] for top in photo["top5"]]:
            raise SystemExit(f"{name}: logits are {off:.4f} off, top five {order}")
        print(f"{name}: logits within {off:.4f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", default=GOLDEN, metavar="FOLDER")
    parser.add_argument("--only", choices=("cams", "input"))
    arguments = parser.parse_args()
    network = Network()
    check_logits(network)
    if arguments.only != "cams":
        write(arguments.output, "efficientnet-lite0-captum.json", input_attribution(network))
    if arguments.only != "input":
        write(arguments.output, "efficientnet-lite0-cams.json", class_activation(network))


if __name__ == "__main__":
    main()
