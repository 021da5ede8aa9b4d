# SPDX-License-Identifier: MIT
"""What a visitor of the kiosk gets besides the game: nothing. Each refusal is seen twice, in what
the client is told and in what did not happen: a listener nobody came to, a file that is not there,
a program that did not run."""
import concurrent.futures
import contextlib
import itertools
import os
import pathlib
import re
import socket
import subprocess
import sys
import threading

sys.dont_write_bytecode = True  # nothing is left behind in the sources
from host import (REFUSAL, Skipped, Visit, case, check, empty, listening,  # noqa: E402
                  plays, read, run, sh, until)
from watch import Executions  # noqa: E402

# What a visit's half of sshd is called: from OpenSSH 9.8 on a program of its own.
SESSION = "sshd-session" if pathlib.Path("/usr/lib/openssh/sshd-session").exists() \
    else "askeleet-sshd"


@contextlib.contextmanager
def logs_only():
    """/var/log as the unit leaves it to sshd (ProtectSystem=strict, LogsDirectory=askeleet)."""
    sh("mount", "--bind", "/var/log", "/var/log")
    sh("mount", "--bind", "/var/log/askeleet", "/var/log/askeleet")
    sh("mount", "-o", "remount,bind,ro", "/var/log")
    try:
        yield
    finally:
        sh("umount", "--lazy", "/var/log")


def at_once(function, tries):
    """FUNCTION on each of TRIES, some at a time: sshd lets those who fail wait."""
    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        for done in [pool.submit(function, *words) for words in tries]:
            done.result()


def variables(host):
    """The environment that sshd gave to the one game that runs."""
    (game,) = host.games()
    words = pathlib.Path(f"/proc/{game}/environ").read_bytes().split(b"\0")
    return dict(word.split(b"=", 1) for word in words if word)


class Listener:
    """A service of the host's own, on loopback, that visitors must not reach; counts who does."""

    def __init__(self, path=None):
        self.socket = socket.socket(socket.AF_UNIX if path else socket.AF_INET)
        self.socket.bind(path or ("127.0.0.1", 0))
        self.socket.listen()
        self.name = self.socket.getsockname()
        self.port = None if path else self.name[1]
        self.came = 0
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.came += 1
            connection.close()

    def close(self):
        """How many came, besides the one that proves that it would have been seen."""
        with socket.socket(self.socket.family) as probe:
            probe.connect(self.name)
            until(lambda: self.came > 0, "the listener listens")
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        return self.came - 1


# Client's words after `ssh kiosk`. All get the one fixed line, and nothing of them comes back.
COMMANDS = [
    "ls", "sh", "/bin/sh -i", "id; askeleet kiosk", "askeleet kiosk; id",
    "askeleet kiosk --pack=/etc",
    "askeleet kiosk --idle=1", "askeleet play", "exec sh -c id", "$(id)", "`id`", "scp -t /tmp",
    "rsync --server . /tmp", "/usr/lib/openssh/sftp-server", "\x1b]0;pwned\x07", "%n%s",
    "x" * 100000,
    "\n", "\u202eid",
]


@case("commands get one fixed line")
def commands(host):
    def one(terminal, command):
        done = host.ssh(*terminal, "kiosk", command)
        said = (done.stdout + done.stderr).decode().replace("\r", "").strip()
        said = "\n".join(line for line in said.split("\n") if "Connection to" not in line)
        check(done.returncode == 2 and said == REFUSAL,
              f"{command[:40]!r} {terminal}: status {done.returncode}, {said[:300]!r}")
    at_once(one, itertools.product(((), ("-tt",)), COMMANDS))
    empty(host)
    return f"{len(COMMANDS)} commands, each with and without a terminal"


@case("no sftp, scp, subsystem")
def files(host):
    inside = pathlib.Path("/tmp/kiosk-test-put" if host.root else host.config.parent / "put")
    mine = host.config.parent / "mine"
    mine.write_text("mine\n", encoding="ascii")
    tries = [
        ("sftp", ["-b", "-", "kiosk"], f"put {mine} {inside}\nget /etc/passwd {mine}.got\n"),
        ("scp", [str(mine), f"kiosk:{inside}"], ""),
        ("scp", ["kiosk:/etc/passwd", f"{mine}.got"], ""),
        ("scp", ["-O", str(mine), f"kiosk:{inside}"], ""),
        ("scp", ["-O", "kiosk:/etc/passwd", f"{mine}.got"], ""),
        ("ssh", ["-s", "kiosk", "sftp"], ""),
        ("ssh", ["-s", "kiosk", "netconf"], ""),
    ]
    for program, words, text in tries:
        done = host.ssh(*words, program=program, stdin=text.encode())
        check(done.returncode != 0, f"{program} {words} ends well: {done.stdout[:300]!r}")
        check(not inside.exists(), f"{program} {words} wrote {inside}")
        check(not pathlib.Path(f"{mine}.got").exists(), f"{program} {words} read /etc/passwd")
    empty(host)


def local(port):
    """What a forwarded connection brings: b"" when it is closed at once."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as s:
        try:
            return s.recv(100)
        except ConnectionResetError:
            return b""


def socks(port, target):
    """Asks the SOCKS5 proxy (RFC 1928) on PORT for TARGET's port; what it answers in the end."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as s:
        s.sendall(b"\5\1\0")
        check(s.recv(2) == b"\5\0", "the client's SOCKS proxy answers")
        s.sendall(b"\5\1\0\1\x7f\0\0\1" + target.to_bytes(2, "big"))
        try:
            return s.recv(10)
        except ConnectionResetError:
            return b""


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@case("-L and -D reach nothing")
def forward_local(host):
    path = str(host.config.parent / "service")
    services = [Listener(), Listener(path)]
    for flags, target in ((["-N"], 0), (["-N"], 1), ([], 0)):  # with no window, and beside the game
        port = free_port()
        to = f"127.0.0.1:{services[0].port}" if target == 0 else path
        words = [*flags, "-L", f"127.0.0.1:{port}:{to}"]
        visit = Visit(host, *words)
        until(lambda: listening(port), "the client listens", [visit])
        check(local(port) == b"", f"{words} brought something")
        visit.close()
    port = free_port()
    visit = Visit(host, "-N", "-D", f"127.0.0.1:{port}")
    until(lambda: listening(port), "the client listens", [visit])
    answer = socks(port, services[0].port)
    check(answer[:2] != b"\5\0", f"-D connects: {answer!r}")
    visit.close()
    done = host.ssh("-W", f"127.0.0.1:{services[0].port}", "kiosk")
    check(done.returncode != 0 and b"forwarding failed" in done.stderr,
          f"-W: status {done.returncode}, {done.stderr!r}")
    check([service.close() for service in services] == [0, 0], "a service was reached")
    os.unlink(path)
    empty(host)


@case("-R listens nowhere")
def forward_remote(host):
    service, port = Listener(), free_port()
    path = host.config.parent / "back"
    for back in (f"{port}", f"0.0.0.0:{port}", f"{path}"):
        done = host.ssh("-N", "-o", "ExitOnForwardFailure=yes", "-R",
                        f"{back}:127.0.0.1:{service.port}", "kiosk")
        check(done.returncode == 255 and b"remote port forwarding failed" in done.stderr
              or b"Remote forward" in done.stderr or b"forwarding failed" in done.stderr,
              f"-R {back}: status {done.returncode}, {done.stderr!r}")
        check(not listening(port) and not path.exists(), f"-R {back} listens")
    visit = Visit(host, "-R", f"{port}:127.0.0.1:{service.port}")
    plays(host, visit)
    check(not listening(port), "-R beside the game listens")
    visit.close()
    check(service.close() == 0, "the client's service was reached")
    empty(host)


@case("-X, -Y, -A and -w give nothing to the game")
def forward_more(host):
    agent = Listener(str(host.config.parent / "agent"))
    for words in (["-Y"], ["-X"], ["-A"], ["-o", "ForwardX11=yes", "-o", "ForwardAgent=yes"]):
        visit = Visit(host, "-o", "IdentityAgent=" + agent.name, *words, DISPLAY="127.0.0.1:77",
                      SSH_AUTH_SOCK=agent.name)
        plays(host, visit)
        if host.root:
            got = variables(host)
            check(b"DISPLAY" not in got and b"SSH_AUTH_SOCK" not in got, f"{words}: {got}")
            check(not list(pathlib.Path("/tmp").glob("ssh-*")), f"{words}: a socket in /tmp")
        check(not any(listening(6000 + n) for n in range(10, 20)), f"{words}: an X11 listener")
        visit.close()
        empty(host)
    agent.close()
    os.unlink(agent.name)
    if host.root and os.path.exists("/dev/net/tun"):
        visit = Visit(host, "-w", "70:71")
        until(lambda: not visit.open or host.games(), "the game or the end", [visit])
        check("tun71:" not in read("/proc/net/dev"), "-w made a device on the host")
        visit.close()
    empty(host)


@case("no second window through ControlMaster")
def second(host):
    path = str(host.config.parent / "mux")
    visit = Visit(host, "-M", "-S", path)
    plays(host, visit)
    until(lambda: os.path.exists(path), "the master listens", [visit])
    # Should the client fall back to a connection of its own, that would not do either.
    for words in (["-tt"], ["-T"], ["-s"]):
        done = subprocess.run(
            ["ssh", "-F", str(host.config), "-S", path, "-o", "ProxyCommand=false", *words, "kiosk",
             *(["sftp"] if words == ["-s"] else [])], stdin=subprocess.DEVNULL,
            capture_output=True, timeout=15, check=False)
        check(done.returncode == 255, f"{words}: status {done.returncode}, {done.stdout[:200]!r}")
        check(len(host.games()) == 1, "a second game runs")
    visit.keys("\r")
    check(visit.status() is None, "the first goes on")
    visit.close()
    empty(host)


@case("nobody but the guest", root=True)
def others(host):
    sh("bash", "-c", "echo root:opensesame | chpasswd")
    sh("useradd", "--create-home", "--shell", "/bin/bash", "--password", "", "nopassword")
    ask = pathlib.Path("/test/ask")
    ask.write_text("#!/bin/sh\necho \"$GUESS\"\n", encoding="ascii")
    ask.chmod(0o755)
    before = host.log()

    def one(user, password):
        done = host.ssh("-o", "BatchMode=no", "-l", user, "-T", "kiosk", SSH_ASKPASS=str(ask),
                        SSH_ASKPASS_REQUIRE="force", GUESS=password)
        check(done.returncode == 255, f"{user!r} came in with {password!r}: {done.stdout!r}")
    at_once(one, itertools.product(("root", "nopassword", "nobody", "admin", "guest2", "Guest",
                                    "guest ", "g\x1bx"), ("", "opensesame")))
    check("Accepted" not in host.log()[len(before):], "sshd let somebody in")
    # The lock of the account holds everywhere else: su asks for a password that does not exist.
    for password in ("", "guest"):
        done = subprocess.run(["setpriv", "--reuid=65534", "--clear-groups", "su", "guest",
                               "-c", "id"], input=password + "\n",
                              capture_output=True, text=True, check=False)
        check(done.returncode != 0 and "uid=" not in done.stdout, "su becomes the guest")
    check(read("/etc/shadow").count("\nguest:*:") == 1, "the guest's password is locked")
    empty(host)


HOSTILE = ["../../../../etc/passwd", "%n%n%s%p", "\x1b]0;pwned\x07\x1b[2J", "x" * 100000, "",
           "fi_FI.UTF-8; id", "$(id)", "\u202e\ufeff", "C/../../tmp/x", "en_US.UTF-8@" + "a" * 60]


@case("hostile languages and terminals change nothing")
def hostile(host):
    for value in HOSTILE:
        words = []
        for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LC_CTYPE", "LANGUAGE", "TERMINFO", "LINES"):
            words += ["-o", f"SendEnv={name}"]
        sent = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LANG", "LC_CTYPE", "LANGUAGE", "TERMINFO",
                              "LINES"), value)
        visit = Visit(host, *words, **sent)
        plays(host, visit)
        # In a trial the user's own shell stands before the game, and bash complains of languages.
        check(not host.root or b"pwned" not in visit.bytes, f"{value[:40]!r} shows")
        check(b"uid=" not in visit.bytes, f"{value[:40]!r} is executed")
        visit.close()
    for term in ("../../../../etc/passwd", "nonsense", "x" * 5000, "\x1b]0;pwned\x07", "linux",
                 "xterm-kitty", "vt52", "%s"):
        visit = Visit(host, TERM=term)
        plays(host, visit)
        check(b"pwned" not in visit.bytes, f"TERM {term[:40]!r} shows")
        visit.close()
    empty(host)


# What sshd itself sets, and what AcceptEnv lets pass.
SET = {b"USER", b"LOGNAME", b"HOME", b"PATH", b"SHELL", b"TERM", b"SSH_CLIENT", b"SSH_CONNECTION",
       b"SSH_TTY", b"LANG", b"LC_ALL", b"LC_MESSAGES"}


@case("the environment is clean", root=True)
def environment(host):
    names = ["LD_PRELOAD", "BASH_ENV", "ENV", "PATH", "ASKELEET_PACK", "XDG_STATE_HOME", "HOME",
             "TERMINFO", "NCURSES_TRACE", "LC_X", "LC_ALL", "SSH_ORIGINAL_COMMAND", "MALLOC_TRACE"]
    visit = Visit(host, *(word for name in names for word in ("-o", f"SendEnv={name}")),
                  **{name: os.environ.get(name, "/tmp") for name in names})
    plays(host, visit)
    got = variables(host)
    check(set(got) <= SET, f"besides: {set(got) - SET}")
    check(got[b"HOME"] == b"/var/lib/askeleet/guest", f"{got}")
    check(got[b"PATH"].startswith(b"/usr/"), f"{got}")
    (game,) = host.games()
    check(os.readlink(f"/proc/{game}/cwd") in ("/", "/var/lib/askeleet/guest"), "its folder")
    limits = read(f"/proc/{game}/limits")
    check(re.search(r"Max core file size\s+0\s+0", limits), limits)
    open_files = {os.readlink(f"/proc/{game}/fd/{n}") for n in os.listdir(f"/proc/{game}/fd")
                  if int(n) < 3}
    check(all(name.startswith("/dev/pts/") for name in open_files), f"{open_files}")
    visit.close()
    empty(host)


def come_and_go(host):
    """Visits of several kinds, from several addresses; none leaves the name of one."""
    for words in (["-o", "BindAddress=127.9.9.9"], ["-o", "BindAddress=127.8.8.8"]):
        visit = Visit(host, *words)
        plays(host, visit)
        for key in "\r\r\r11\r22":
            visit.keys(key)
        until(lambda: any(name == "askeleet" for name, _ in host.processes().values()), "it plays")
        strangers = {name for name, _ in host.processes().values()} - {"askeleet", SESSION}
        check(not strangers, f"processes of the guest: {strangers}")
        visit.kill()
        empty(host)
        text = visit.bytes.decode("utf-8", "replace")
        check(not re.search(r"127\.\d|Last login|motd|mail", text), f"named: {text[:300]!r}")
        visit.close()
    host.ssh("kiosk", "touch /tmp/kiosk-test; id > /var/tmp/kiosk-test")
    host.ssh("-T", "kiosk", stdin=b"1\n\n\n1\n1\nq\n")
    empty(host)


@case("no other program runs, nothing is written, nobody is named", root=True)
def traces(host):
    try:
        watch = Executions("/", host.uid)
    except OSError as error:
        raise Skipped(f"{error}") from error
    sh("setpriv", f"--reuid={host.uid}", "--clear-groups", "true")
    check(any(name.endswith("/true") for name in watch.seen), "the watch sees a program")
    watch.seen.clear()
    before = host.written()
    with logs_only():
        come_and_go(host)
    # The dynamic linker is what the kernel starts the game with.
    programs = {name for name in watch.seen
                if not re.search(r"/ld-linux[^/]*$|/ld-[0-9.]+\.so$", name)}
    check(programs == {"/usr/games/askeleet"}, f"executed: {programs}")
    watch.close()
    after = host.written()
    check(after == before, f"written: {sorted(set(after.items()) ^ set(before.items()))[:10]}")


if __name__ == "__main__":
    sys.exit(run())
