# SPDX-License-Identifier: MIT
"""Visits to a kiosk as people make them, and as their networks and windows end them."""
import os
import re
import signal
import sys
import time

sys.dont_write_bytecode = True  # nothing is left behind in the sources
from host import (SOMETHING, Skipped, Visit, case, check, cpu, empty, loopback,  # noqa: E402
                  memory, plays, run, until)

CROWD = 100
MOST_MEMORY = 16 * 1024    # kB, of a game whose window says it is 65535x65535
GONE, MOST_CPU = 1.0, 0.1  # s after its client is gone, and of processor time for that


def press(visit, key, wanted, most=12):
    """Presses KEY until WANTED is on the screen, each time when the screen has changed."""
    for _ in range(most):
        before = visit.text()
        visit.keys(key)
        until(lambda: visit.text() != before, f"{key!r} changes the screen", [visit])
        if re.search(wanted, visit.text()):
            return
    check(False, f"no {wanted} after {most} times {key!r}:\n{visit.text()}")


@case("play by keys, leave")
def play(host):
    visit = Visit(host, LC_ALL="en_US.UTF-8")
    plays(host, visit)
    press(visit, "\r", "Attitude|Asenne")
    visit.keys("\x1a\x1c\x03")  # keys like others: nobody gets out by ^Z, ^\ or ^C
    until(lambda: re.search("Leave|Poistu|Lopeta", visit.text()), "^C asks about leaving", [visit])
    check(len(host.games()) == 1 and visit.status() is None, "the game goes on")
    visit.close()
    empty(host)


@case("line mode for who has no terminal, and its exit status")
def lines(host):
    done = host.ssh("-T", "kiosk", stdin=b"\n1\n1\n")
    check(done.returncode == 0 and b"1  " in done.stdout and b"> " in done.stdout,
          f"status {done.returncode}: {done.stdout!r} {done.stderr!r}")
    check(b"\x1b" not in done.stdout + done.stderr, "no escapes in line mode")
    done = host.ssh("-T", "kiosk")
    check(done.returncode == 0, f"at the end of input: status {done.returncode}")
    visit = Visit(host, TERM="dumb")
    until(lambda: b"\n> " in visit.bytes, "a prompt under TERM=dumb", [visit])
    check(b"\x1b" not in visit.bytes, "no escapes under TERM=dumb")
    visit.keys("q\r")
    until(lambda: visit.status() is not None, "the end", [visit])
    check(visit.status() == 0, f"status {visit.status()}")
    visit.close()
    empty(host)


@case("windows of every size")
def sizes(host):
    said = []
    for rows, columns in ((1, 1), (65535, 65535), (1, 500), (500, 1), (2, 2), (65535, 1)):
        visit = Visit(host, rows=rows, columns=columns)
        until(lambda: host.games() and visit.bytes, f"{rows}x{columns} begins", [visit])
        (game,) = host.games()
        visit.resize(24, 80)
        until(lambda: SOMETHING.search(visit.text()), f"from {rows}x{columns} to 24x80", [visit])
        visit.resize(rows, columns)
        visit.keys("?")
        visit.resize(30, 100)
        until(lambda: SOMETHING.search(visit.text()), f"{rows}x{columns} and to 30x100", [visit])
        if host.root and not host.sanitized:
            took = memory(game, "Rss")
            said.append(f"{rows}x{columns} {took / 1024:.1f}")
            check(took < MOST_MEMORY, f"{rows}x{columns} takes {took} kB")
        visit.close()
        empty(host)
    return "MB resident: " + ", ".join(said) if said else ""


@case("a hundred changes of size")
def resizing(host):
    visit = Visit(host)
    plays(host, visit)
    for step in range(100):
        visit.resize(1 + step * 7 % 60, 1 + step * 13 % 200)
    # Another than the first: the client may leave out what is past, and who has the size that they
    # had gets no new picture.
    visit.resize(25, 81)
    until(lambda: SOMETHING.search(visit.text()), "the last size is painted", [visit])
    visit.close()
    empty(host)


@case("a killed client, a closed window, a polite end")
def killed(host):
    said = []
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, None):
        visit = Visit(host)
        plays(host, visit)
        (game,) = host.games()
        used = before = cpu(game)
        began = time.monotonic()
        if number is None:
            visit.close()  # the window is gone, the client finds out
        else:
            visit.kill(number)
        while game in host.games():
            check(time.monotonic() - began < GONE, f"the game is there {GONE} s after {number}")
            try:
                used = cpu(game)
            except OSError:
                break
        said.append(f"{(time.monotonic() - began) * 1000:.0f}")
        check(used - before <= MOST_CPU, f"{used - before:.2f} s of processor time to end")
        visit.close()
    empty(host)
    return "gone after ms: " + ", ".join(said)


@case("the sshd of a visit is killed")
def orphaned(host):
    visit = Visit(host)
    plays(host, visit)
    (game,) = host.games()
    parent = host.processes()[game][1]
    os.kill(parent, signal.SIGKILL)
    empty(host)
    until(lambda: visit.status() is not None, "the client ends", [visit])
    visit.close()


@case("a client that is frozen, with keys under way", root=True)
def frozen(host):
    host.start(2301, "ClientAliveInterval=1", "ClientAliveCountMax=1")
    for flood in (False, True):
        visit = Visit(host, "-p", "2301")
        plays(host, visit)
        if flood:  # the answers have nowhere to go
            visit.keys("?b" * 1000)
        visit.kill(signal.SIGSTOP)
        empty(host)
        visit.close()
    return "ended by ClientAlive of 1 s, twice"


@case("a network that is cut", root=True)
def cut(host):
    host.start(2302, "ClientAliveInterval=1", "ClientAliveCountMax=1")
    visit = Visit(host, "-p", "2302")
    plays(host, visit)
    loopback(False)
    try:
        empty(host)
    finally:
        loopback(True)
    visit.close()
    again = Visit(host)
    plays(host, again)
    again.close()
    empty(host)


@case("a window nobody uses, and a connection without a window", root=True)
def unused(host):
    host.start(2303, "ChannelTimeout=session:*=2s", "UnusedConnectionTimeout=1s")
    visit = Visit(host, "-p", "2303")
    until(lambda: SOMETHING.search(visit.text()), "it begins", [visit])
    until(lambda: visit.status() is not None, "ChannelTimeout ends it", [visit])
    visit.close()
    empty(host)
    done = host.ssh("-p", "2303", "-N", "kiosk")
    check(done.returncode == 255, f"ssh -N: status {done.returncode}")
    empty(host)


@case("a storm of keys and of nonsense")
def storm(host):
    visit = Visit(host)
    plays(host, visit)
    for chunk in (b"\r" * 500, bytes(range(256)) * 4, "åäö🙂\u0301".encode() * 100,
                  b"\x1b[" * 500, b"\x1b[200~" + b"x" * 2000 + b"\x1b[201~"):
        sent = 0
        while sent < len(chunk):
            sent += os.write(visit.terminal, chunk[sent:sent + 256].replace(b"~.", b"~ "))
            visit.drain()
    visit.resize(25, 81)
    until(lambda: visit.status() is not None or SOMETHING.search(visit.text()),
          "a screen or the end", [visit])
    check(visit.status() in (None, 0), f"status {visit.status()}")
    visit.close()
    empty(host)


@case("a crowd at once", root=True)
def crowd(host):
    if host.sanitized:
        raise Skipped("sanitizers take more memory than a crowd has")
    began = time.monotonic()
    visits = [Visit(host, "-o", f"BindAddress=127.1.{n // 200}.{n % 200 + 1}")
              for n in range(CROWD)]
    try:
        until(lambda: all(SOMETHING.search(visit.text()) or not visit.open for visit in visits),
              f"{CROWD} first screens", visits, 60)
        took = time.monotonic() - began
        games = host.games()
        ended = [visit.text().strip() for visit in visits if visit.status() is not None]
        check(len(games) == CROWD, f"{len(games)} games run; others: {ended[:3]}")
        doors = set(host.processes()) - games
        pss = sum(memory(game) for game in games) / CROWD / 1024
        private = sum(memory(game, "Private_Dirty") for game in games) / CROWD / 1024
        door = sum(memory(process) for process in doors) / CROWD / 1024
        used = sum(cpu(game) for game in games) / CROWD
        for visit in visits:
            visit.kill()
        ended = time.monotonic()
        empty(host)
        gone = time.monotonic() - ended
    finally:
        for visit in visits:
            visit.close()
    return (f"{CROWD} in {took:.1f} s; a game {pss:.2f} MB Pss, {private:.2f} MB its own, "
            f"{used * 1000:.0f} ms; its sshd {door:.2f} MB Pss; all gone after {gone:.1f} s")


@case("one too many", root=True)
def too_many(host):
    """nproc of limits.conf is the number of visitors: with room for three, the fourth is turned
    away and the three play on."""
    limits = "/etc/askeleet/limits.conf"
    with open(limits, encoding="utf-8") as file:
        text = file.read()
    with open(limits, "w", encoding="utf-8") as file:
        file.write(re.sub(r"(guest hard nproc) \d+", r"\1 6", text))
    visits = [Visit(host) for _ in range(3)]
    for visit in visits:
        until(lambda: SOMETHING.search(visit.text()), "a screen", visits)
    more = Visit(host)
    until(lambda: more.status() is not None, "the fourth is turned away", [more])
    check(more.status() != 0 and len(host.games()) == 3, "the fourth plays")
    more.close()
    for visit in visits:
        check(visit.status() is None, "one of the three is gone")
        visit.close()
    with open(limits, "w", encoding="utf-8") as file:
        file.write(text)
    empty(host)


if __name__ == "__main__":
    sys.exit(run())
