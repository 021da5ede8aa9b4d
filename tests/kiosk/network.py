# SPDX-License-Identifier: MIT
"""A small network of machines that are none: namespaces, bridges between them, and what runs there.

    import network
    network.enter(["sshd", "haproxy"])     # see there; everything below happens inside
    net = network.Network({"outside": "203.0.113.", "inside": "192.0.2."})
    net.add("host1", inside=11)            # eth0 of host1 is 192.0.2.11/24
    host = net.start("host1", ["sshd", "-D"], "host1.log", alone=True)
    net.cut("host1")                       # the cable of all its links is out
    with net.at("client1"):                # sockets made here are client1's
        ...

`enter` starts the calling program again in a mount, network and process namespace of its own. The
kernel takes all of it down when that one process is gone, however it ended: no namespace, mount,
interface or process outlives the test. Times are in seconds."""
import contextlib
import ctypes
import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time

WAIT = 20  # the longest wait for anything that has no limit of its own
INSIDE = "--inside"
CLONE_NEWNET = 0x40000000
PRIVATE = ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child=KILL",
           "--mount-proc", "--propagation", "private", "--"]

os.environ["PATH"] += ":/usr/sbin:/sbin"


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


def run(*words):
    """Runs a command that has to succeed, and returns what it says."""
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}: {done.stderr.strip()}")
    return done.stdout


def enter(commands):
    """Goes on only in namespaces of its own; where they or COMMANDS are not to be had, skips."""
    if sys.argv[-1] == INSIDE:
        sys.argv.pop()
        return
    if os.geteuid() != 0:
        skip("network namespaces and a guest account need root")
    for command in ["unshare", "nsenter", "ip", *commands]:
        if not shutil.which(command):
            skip(f"there is no {command}")
    if subprocess.run(PRIVATE + ["ip", "link", "add", "type", "bridge"],
                      capture_output=True).returncode:
        skip("no namespaces or no bridges here")
    os.execvp("unshare", PRIVATE + [sys.executable, *sys.argv, INSIDE])


def until(condition, what, seconds=WAIT):
    """Waits until CONDITION() is true and returns what it gave; raises TimeoutError."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > end:
            raise TimeoutError(f"not within {seconds} s: {what}")
        select.select([], [], [], 0.02)
    return found


def put(folder):
    """An empty folder in memory over FOLDER, which the machine itself does not see."""
    run("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", folder)
    return pathlib.Path(folder)


class Network:
    def __init__(self, bridges):
        self.bridges = bridges
        self.links = {}
        put("/run")
        run("ip", "link", "set", "lo", "up")
        for bridge in bridges:
            run("ip", "link", "add", bridge, "type", "bridge")
            run("ip", "link", "set", bridge, "up")

    def add(self, name, **places):
        """A machine NAME; PLACES: a bridge and the last number of the address there."""
        run("ip", "netns", "add", name)
        run("ip", "-n", name, "link", "set", "lo", "up")
        self.links[name] = []
        for number, (bridge, last) in enumerate(places.items()):
            link = f"{name}-{number}"
            run("ip", "link", "add", link, "type", "veth", "peer", f"eth{number}", "netns", name)
            run("ip", "-n", name, "address", "add", f"{self.bridges[bridge]}{last}/24",
                "dev", f"eth{number}")
            run("ip", "-n", name, "link", "set", f"eth{number}", "up")
            run("ip", "link", "set", link, "master", bridge, "up")
            self.links[name].append(link)

    def cut(self, name):
        for link in self.links[name]:
            run("ip", "link", "set", link, "down")

    def mend(self, name):
        for link in self.links[name]:
            run("ip", "link", "set", link, "up")

    @staticmethod
    def command(name, words, alone=False):
        """WORDS as run on the machine NAME; ALONE: as first process of a namespace of its own."""
        own = ["unshare", "--pid", "--fork", "--kill-child=KILL", "--mount-proc", "--"]
        return ["nsenter", f"--net=/run/netns/{name}", "--", *(own if alone else []), *words]

    def start(self, name, words, log, alone=False):
        """Starts a service; its streams go to the file LOG. `kill` of one that is ALONE is a power
        cut: nothing that it ever started is left."""
        with open(log, "ab") as file:
            return subprocess.Popen(self.command(name, words, alone), stdin=subprocess.DEVNULL,
                                    stdout=file, stderr=file)

    @contextlib.contextmanager
    def at(self, name):
        libc = ctypes.CDLL(None, use_errno=True)
        with open("/proc/self/ns/net") as here, open(f"/run/netns/{name}") as there:
            if libc.setns(there.fileno(), CLONE_NEWNET):
                raise OSError(ctypes.get_errno(), "setns")
            try:
                yield
            finally:
                if libc.setns(here.fileno(), CLONE_NEWNET):
                    os._exit(1)


class Visitor:
    """A program at a terminal of 80 by 24 (or at pipes), as a person sees and uses it."""

    def __init__(self, words, terminal=True):
        self.text = ""
        self.master, inner = pty.openpty() if terminal else (None, subprocess.PIPE)
        if terminal:
            fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            words, stdin=inner, stdout=inner, stderr=inner if terminal else subprocess.STDOUT,
            start_new_session=True, env=dict(os.environ, TERM="xterm-256color"),
            preexec_fn=(lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)) if terminal else None)
        if terminal:
            os.close(inner)
            self.input = self.output = self.master
        else:
            self.input = self.process.stdin.fileno()
            self.output = self.process.stdout.fileno()

    def read(self):
        """Adds what has come to `text`, without escape sequences."""
        while select.select([self.output], [], [], 0)[0]:
            try:
                data = os.read(self.output, 65536)
            except OSError:  # the other side of the terminal is closed
                return
            if not data:
                return
            self.text += re.sub(r"\x1b(\[[0-9;?>]*[ -/]*[@-~]|[()][0-9A-Z]|[=>78])", "",
                                data.decode("utf-8", "replace"))

    def see(self, pattern, seconds=WAIT):
        """Waits for PATTERN in what came since the last `send`; returns the match."""
        def seen():
            self.read()
            return re.search(pattern, self.text)
        try:
            return until(seen, pattern, seconds)
        except TimeoutError as late:
            raise TimeoutError(f"{late}; seen: {self.text[-800:]!r}") from None

    def send(self, keys):
        self.read()
        self.text = ""
        os.write(self.input, keys.encode())

    def gone(self, seconds=WAIT):
        """Waits until the program has ended; returns its status."""
        def ended():
            self.read()
            return self.process.poll() is not None
        until(ended, "the end of the connection", seconds)
        return self.process.returncode

    def here(self):
        return self.process.poll() is None

    def freeze(self):
        os.kill(self.process.pid, signal.SIGSTOP)

    def leave(self):
        if self.here():
            self.process.kill()
            self.process.wait()
