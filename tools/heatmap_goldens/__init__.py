"""Heatmaps of the embedded network by pytorch-grad-cam and captum, for tests to compare with."""
