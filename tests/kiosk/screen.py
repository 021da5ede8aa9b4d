# SPDX-License-Identifier: MIT
"""What a terminal would show of the bytes it gets: as much of ECMA-48 and of xterm as the game's
screen library uses under TERM=xterm-256color. Colours are read and forgotten."""
import codecs
import re
import unicodedata

SEQUENCE = re.compile(r"""
    \x1b\[ (?P<mark>[<=>?]?) (?P<numbers>[0-9;:]*) [ !"#$'*]* (?P<final>[@-~])  # CSI
  | \x1b\] [^\x07\x1b]* (?:\x07|\x1b\\)                                         # OSC
  | \x1b [()*+] .                                                             # character sets
  | \x1b (?P<escape>[0-Z\\^-~])
""", re.X)
# The beginning of a sequence whose rest is still to come. One that another cuts short is dropped,
# as terminals do.
BEGINNING = re.compile(r"\x1b(\[[<=>?]?[0-9;:]*[ !\"#$'*]*|\][^\x07\x1b]*\x1b?|[()*+])?\Z")


class Screen:
    def __init__(self, rows, columns):
        self.decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self.pending = ""
        self.saved = (0, 0)
        self.last = " "
        self.resize(rows, columns)

    def resize(self, rows, columns):
        """Empty: what was there is painted anew by the game."""
        self.rows, self.columns = rows, columns
        self.cells = [[" "] * columns for _ in range(rows)]
        self.row = self.column = 0

    def text(self):
        return "\n".join("".join(line).rstrip() for line in self.cells)

    def feed(self, data):
        self.pending += self.decode(data)
        at = 0
        while at < len(self.pending):
            c = self.pending[at]
            if c == "\x1b":
                found = SEQUENCE.match(self.pending, at)
                if not found:
                    if BEGINNING.match(self.pending, at):
                        break
                    at += 1
                    continue
                self.sequence(found)
                at = found.end()
                continue
            self.character(c)
            at += 1
        self.pending = self.pending[at:]

    def character(self, c):
        if c == "\r":
            self.column = 0
        elif c == "\n":
            self.down()
        elif c == "\b":
            self.column = max(0, self.column - 1)
        elif c == "\t":
            self.column = min(self.columns - 1, self.column // 8 * 8 + 8)
        elif c >= " " and c != "\x7f" and not unicodedata.combining(c):
            if self.column >= self.columns:
                self.column = 0
                self.down()
            self.cells[self.row][self.column] = self.last = c
            self.column += 1

    def down(self):
        if self.row + 1 < self.rows:
            self.row += 1
        else:
            self.cells = self.cells[1:] + [[" "] * self.columns]

    def sequence(self, found):
        if found["escape"] == "7":
            self.saved = (self.row, self.column)
        elif found["escape"] == "8":
            self.row, self.column = self.saved
        elif found["escape"] == "M":
            self.row = max(0, self.row - 1)
        if not found["final"] or found["mark"]:
            return
        numbers = [int(n) if n else 0 for n in re.split("[;:]", found["numbers"])]
        count = max(1, numbers[0])
        line, final = self.cells[self.row], found["final"]
        if final in "Hf":
            self.go(count - 1, max(1, numbers[1] if len(numbers) > 1 else 1) - 1)
        elif final in "ABCDEF":
            rows, columns = {"A": (-1, 0), "B": (1, 0), "C": (0, 1), "D": (0, -1), "E": (1, 0),
                             "F": (-1, 0)}[final]
            self.go(self.row + rows * count, self.column + columns * count)
        elif final in "G`":
            self.go(self.row, count - 1)
        elif final == "d":
            self.go(count - 1, self.column)
        elif final == "b":
            for _ in range(count):
                self.character(self.last)
        elif final in "JK":
            self.erase(final, numbers[0])
        elif final == "X":
            line[self.column:self.column + count] = [" "] * len(line[self.column:
                                                                  self.column + count])
        elif final == "P":
            del line[self.column:self.column + count]
            line += [" "] * (self.columns - len(line))
        elif final == "@":
            line[self.column:self.column] = [" "] * count
            del line[self.columns:]
        elif final in "LM":
            for _ in range(min(count, self.rows)):
                taken, put = (self.rows - 1, self.row) if final == "L" else (self.row,
                                                                             self.rows - 1)
                del self.cells[taken]
                self.cells.insert(put, [" "] * self.columns)

    def go(self, row, column):
        self.row = min(max(row, 0), self.rows - 1)
        self.column = min(max(column, 0), self.columns - 1)

    def erase(self, what, how):
        before, after = how in (1, 2), how in (0, 2)
        if what == "J":
            for number in range(self.rows):
                if (after and number > self.row) or (before and number < self.row):
                    self.cells[number] = [" "] * self.columns
        for column in range(self.columns):
            if (after and column >= self.column) or (before and column <= self.column):
                self.cells[self.row][column] = " "
