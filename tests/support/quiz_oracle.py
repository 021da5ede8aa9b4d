#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The networker test's arithmetic once more, written from its description alone and in 60 digits.

Reads tests and answer sheets on standard input and writes the results, so that the engine's figures
can be compared with something that shares no line with it. Standard library only.

Input, numbers parted by blanks:    quiz TRAITS TYPES QUESTIONS TIE
                                    profile V ...            (one per type)
                                    question OPTIONS P ...   (points per option, per trait)
                                    sheet R ...              (option per question, -1 = skipped)
Output, a line per sheet:  type strength lead | blend | decisive | values | scores
"""
import sys
from decimal import Decimal, getcontext

getcontext().prec = 60
SAME = Decimal(10) ** -40
STRONG = Decimal("0.20")


class Quiz:
    def __init__(self, words):
        self.traits, self.types, self.questions = (int(w) for w in words[:3])
        self.tie = Decimal(words[3])
        self.profiles, self.points = [], []


def correlation(x, y):
    n = len(x)
    mx, my = sum(x) / n, sum(y) / n
    cov = sum((a - mx) * (b - my) for a, b in zip(x, y))
    vx, vy = sum((a - mx) ** 2 for a in x), sum((b - my) ** 2 for b in y)
    return cov / (vx.sqrt() * vy.sqrt()) if vx > 0 and vy > 0 else Decimal(0)


def work_out(quiz, sheet):
    values = []
    for d in range(quiz.traits):
        got = low = high = 0
        for options, reply in zip(quiz.points, sheet):
            if reply < 0:
                continue
            offered = [option[d] for option in options]
            got, low, high = got + offered[reply], low + min(offered), high + max(offered)
        values.append(Decimal(4 * (got - low)) / (high - low) if high > low else Decimal(2))
    if max(values) - min(values) < Decimal("1e-9"):
        return values, [Decimal(0)] * quiz.types, None
    scores = [correlation(values, profile) for profile in quiz.profiles]
    best = max(scores)
    return values, scores, next(i for i, s in enumerate(scores) if best - s < SAME)


def margin(scores, main):
    return scores[main] - max(s for i, s in enumerate(scores) if i != main)


def strength(quiz, main, lead):
    if main is None:
        return "none"
    if lead >= STRONG - SAME:
        return "strong"
    return "balanced" if lead > quiz.tie + SAME else "blend"


def decisive(quiz, sheet, main, lead):
    falls = []
    for q, reply in enumerate(sheet):
        if reply < 0:
            continue
        without = [-1 if i == q else r for i, r in enumerate(sheet)]
        falls.append((lead - margin(work_out(quiz, without)[1], main), q))
    chosen = []
    while falls and len(chosen) < 3:
        most = max(fall for fall, _ in falls)
        first = next(item for item in falls if most - item[0] < SAME)
        falls.remove(first)
        chosen.append(first[1])
    return chosen


def result(quiz, sheet):
    values, scores, main = work_out(quiz, sheet)
    lead, blend, decided = Decimal(0), [], []
    if main is not None:
        lead = margin(scores, main)
        blend = [i for i, s in enumerate(scores) if i == main or scores[main] - s <= quiz.tie + SAME]
        decided = decisive(quiz, sheet, main, lead)
    parts = (
        [str(-1 if main is None else main), strength(quiz, main, lead), "%.17g" % lead],
        map(str, blend),
        map(str, decided),
        ("%.17g" % v for v in values),
        ("%.17g" % s for s in scores),
    )
    return " | ".join(" ".join(part) for part in parts)


def main():
    quiz = None
    for line in sys.stdin:
        word, *rest = line.split()
        if word == "quiz":
            quiz = Quiz(rest)
        elif word == "profile":
            quiz.profiles.append([Decimal(v) for v in rest])
        elif word == "question":
            points = [int(p) for p in rest[1:]]
            quiz.points.append([points[i : i + quiz.traits] for i in range(0, len(points), quiz.traits)])
        elif word == "sheet":
            print(result(quiz, [int(r) for r in rest]))


if __name__ == "__main__":
    main()
