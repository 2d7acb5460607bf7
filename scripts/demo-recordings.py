#!/usr/bin/env python3
"""Speaks the demo's recordings: one MP3 and the time of each word, for every take.

Needs Python 3 and the Debian packages libflite1 (free voices of the Flite synthesiser) and lame.
Run it without arguments after a change of src/demo/resources/demo/recordings/*.txt.
"""

import ctypes
import hashlib
import json
import pathlib
import re
import struct
import subprocess

FOLDER = pathlib.Path(__file__).parent.parent / "src/demo/resources/demo/recordings"
RATE = 16_000
POINTER = ctypes.c_void_p

# The voices: of agents, of callers in turn, of the persons who take transferred calls.
VOICES = {
    "dental": ("slt", ["rms", "awb"], "kal16"),
    "law": ("slt", ["awb", "rms"], "kal16"),
    "plumbing": ("rms", ["slt", "awb"], "kal16"),
}

flite = ctypes.CDLL("libflite.so.1", mode=ctypes.RTLD_GLOBAL)
for library in ("usenglish", "cmulex"):
    ctypes.CDLL(f"libflite_{library}.so.1", mode=ctypes.RTLD_GLOBAL)
for name, result, arguments in [
    ("flite_synth_text", POINTER, [ctypes.c_char_p, POINTER]),
    ("utt_relation", POINTER, [POINTER, ctypes.c_char_p]),
    ("relation_head", POINTER, [POINTER]),
    ("item_next", POINTER, [POINTER]),
    ("item_as", POINTER, [POINTER, ctypes.c_char_p]),
    ("item_parent", POINTER, [POINTER]),
    ("flite_ffeature_float", ctypes.c_float, [POINTER, ctypes.c_char_p]),
    ("utt_wave", POINTER, [POINTER]),
    ("delete_utterance", None, [POINTER]),
]:
    function = getattr(flite, name)
    function.restype, function.argtypes = result, arguments
flite.flite_init()


class Wave(ctypes.Structure):
    """cst_wave of Flite."""

    _fields_ = [
        ("type", ctypes.c_char_p),
        ("rate", ctypes.c_int),
        ("count", ctypes.c_int),
        ("channels", ctypes.c_int),
        ("samples", ctypes.POINTER(ctypes.c_short)),
    ]


def voice(name, loaded={}):
    if name not in loaded:
        library = ctypes.CDLL(f"libflite_cmu_us_{name}.so.1")
        register = getattr(library, f"register_cmu_us_{name}")
        register.restype, register.argtypes = POINTER, [ctypes.c_char_p]
        loaded[name] = register(None)
    return loaded[name]


def speak(text, name):
    """Samples, and start and end of each word of the text, in seconds."""
    utterance = flite.flite_synth_text(text.encode(), voice(name))
    times = []
    before = None
    word = flite.relation_head(flite.utt_relation(utterance, b"Word"))
    while word:
        syllables = b"R:SylStructure."
        start = flite.flite_ffeature_float(word, syllables + b"daughter1.daughter1.R:Segment.p.end")
        end = flite.flite_ffeature_float(word, syllables + b"daughtern.daughtern.R:Segment.end")
        token = flite.item_parent(flite.item_as(word, b"Token"))
        # "It's" is two words to the synthesiser and one to the reader.
        if token == before:
            times[-1][1] = end
        else:
            times.append([start, end])
        before = token
        word = flite.item_next(word)
    wave = ctypes.cast(flite.utt_wave(utterance), ctypes.POINTER(Wave)).contents
    assert wave.rate == RATE and wave.channels == 1, name
    samples = list(wave.samples[: wave.count])
    flite.delete_utterance(utterance)
    words = text.split(" ")
    assert len(words) == len(times), f"{len(words)} words, {len(times)} times: {text}"
    return samples, [[w, *time] for w, time in zip(words, times)]


def pause(take, line, shortest, longest):
    """The same line waits the same time in every run."""
    dice = hashlib.sha256(f"{take}/{line}".encode()).digest()[0] / 255
    return shortest + (longest - shortest) * dice


def record(take, lines, voices):
    samples = [0] * int(0.5 * RATE)
    turns = []
    for number, line in enumerate(lines):
        if said := re.fullmatch(r"([AUT]): (.+)", line):
            speaker, text = said.groups()
            if turns:
                wait = pause(take, number, 0.5, 1.4) if speaker == "A" else pause(take, number, 0.3, 1.1)
                samples += [0] * int(wait * RATE)
            spoken, words = speak(text, voices[speaker])
            began = len(samples) / RATE
            turns.append([[w, round(began + start, 3), round(began + end, 3)] for w, start, end in words])
            samples += spoken
        elif line.startswith("@ "):
            samples += [0] * int(pause(take, number, 0.5, 1.3) * RATE)
        elif waits := re.fullmatch(r"\.\.\. ([\d.]+)", line):
            samples += [0] * int(float(waits.group(1)) * RATE)
    samples += [0] * int(0.6 * RATE)
    return samples, turns


def save(take, samples, turns):
    pcm = struct.pack(f"<{len(samples)}h", *samples)
    raw = ["-r", "-s", "16", "--bitwidth", "16", "--signed", "--little-endian", "-m", "m"]
    subprocess.run(
        ["lame", "--quiet", *raw, "-b", "24", "-", FOLDER / f"{take}.mp3"], input=pcm, check=True
    )
    body = {"seconds": round(len(samples) / RATE, 3), "turns": turns}
    (FOLDER / f"{take}.json").write_text(json.dumps(body, separators=(",", ":")) + "\n")
    print(f"{take}: {body['seconds']:.1f} s")


for business, (agent, callers, target) in VOICES.items():
    takes = re.split(r"^== (\S+) .*$", (FOLDER / f"{business}.txt").read_text(), flags=re.M)[1:]
    for index, (take, text) in enumerate(zip(takes[::2], takes[1::2])):
        voices = {"A": agent, "U": callers[index % len(callers)], "T": target}
        save(take, *record(take, text.strip().split("\n"), voices))
