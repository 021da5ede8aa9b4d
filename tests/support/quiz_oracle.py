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
from operator import mul

getcontext().prec = 60
SAME = Decimal(10) ** -40
STRONG = Decimal("0.20")


class Quiz:
    """A test, with what does not depend on the answers worked out once."""

    def __init__(self, words):
        self.traits, self.types, self.questions = (int(w) for w in words[:3])
        self.tie = Decimal(words[3])
        self.profiles, self.points, self.offered = [], [], []

    def add_profile(self, profile):
        mean = sum(profile) / self.traits
        away = [v - mean for v in profile]
        self.profiles.append((away, sum(a * a for a in away).sqrt()))

    def add_question(self, points):
        """The points of each option, and per trait the least and most that the question offers."""
        options = [points[i : i + self.traits] for i in range(0, len(points), self.traits)]
        self.points.append(options)
        self.offered.append([(min(trait), max(trait)) for trait in zip(*options)])


def sums(quiz, sheet):
    """Per trait what the answers gave, and the least and most that they could have given."""
    total = [[0, 0, 0] for _ in range(quiz.traits)]
    for options, offered, reply in zip(quiz.points, quiz.offered, sheet):
        if reply >= 0:
            for trait, points, (low, high) in zip(total, options[reply], offered):
                trait[0] += points
                trait[1] += low
                trait[2] += high
    return total


def work_out(quiz, total):
    values = [
        Decimal(4 * (got - low)) / (high - low) if high > low else Decimal(2)
        for got, low, high in total
    ]
    if max(values) - min(values) < Decimal("1e-9"):
        return values, [Decimal(0)] * quiz.types, None
    mean = sum(values) / quiz.traits
    away = [v - mean for v in values]
    length = sum(map(mul, away, away)).sqrt()
    scores = [
        sum(map(mul, away, profile)) / (length * other) if other else Decimal(0)
        for profile, other in quiz.profiles
    ]
    best = max(scores)
    return values, scores, next(i for i, s in enumerate(scores) if best - s < SAME)


def margin(scores, main):
    return scores[main] - max(scores[:main] + scores[main + 1 :])


def strength(quiz, main, lead):
    if main is None:
        return "none"
    if lead >= STRONG - SAME:
        return "strong"
    return "balanced" if lead > quiz.tie + SAME else "blend"


def decisive(quiz, sheet, total, main, lead):
    falls = []
    for q, reply in enumerate(sheet):
        if reply < 0:
            continue
        without = [
            (got - points, least - low, most - high)
            for (got, least, most), points, (low, high) in zip(
                total, quiz.points[q][reply], quiz.offered[q]
            )
        ]
        falls.append((lead - margin(work_out(quiz, without)[1], main), q))
    chosen = []
    while falls and len(chosen) < 3:
        most = max(fall for fall, _ in falls)
        first = next(item for item in falls if most - item[0] < SAME)
        falls.remove(first)
        chosen.append(first[1])
    return chosen


def result(quiz, sheet):
    total = sums(quiz, sheet)
    values, scores, main = work_out(quiz, total)
    lead, blend, decided = Decimal(0), [], []
    if main is not None:
        lead = margin(scores, main)
        blend = [i for i, s in enumerate(scores) if i == main or scores[main] - s <= quiz.tie + SAME]
        decided = decisive(quiz, sheet, total, main, lead)
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
            quiz.add_profile([Decimal(v) for v in rest])
        elif word == "question":
            quiz.add_question([int(p) for p in rest[1:]])
        elif word == "sheet":
            print(result(quiz, [int(r) for r in rest]))


if __name__ == "__main__":
    main()
