"""Times single steps on request, so that they interleave with those of another process."""

import json
import sys
import time


def serve(start):
    """Prints the version that `start` gives; then for each line of input, one JSON object, the
    milliseconds of the step that it gives as well.

    A request says what to run: {"layer": "block7", "batch": 8, "size": 128, "gradient": true};
    "layer": "logits" is the whole network. "gradcam" instead of "gradient" goes back to the last
    convolution only; "filter" grows a picture for each entry of the batch, so many steps.
    What others print goes to stderr.
    """
    answers, sys.stdout = sys.stdout, sys.stderr
    version, step = start()
    print(version, file=answers, flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        before = time.perf_counter()
        step(request)
        print(1000 * (time.perf_counter() - before), file=answers, flush=True)
