# SPDX-License-Identifier: MIT
"""A kiosk's host for tests: the real sshd with the very files of deploy/, and real ssh clients.

As root all of it happens in namespaces: the machine's files lie below an overlay, so that nothing
that is written reaches them and everything that is written can be listed; processes and network are
the host's own, so ports are those of the files, and all ends when the test ends. deploy/README.md
is followed to the letter: its marked blocks are run. As another user, or where namespaces are not
allowed, the host is `scripts/kiosk-trial`, and cases marked `root` are skipped.

    host = Host(program)       # may start the test anew, inside
    visit = Visit(host)        # ssh -tt in a pseudo terminal
    until(lambda: "word" in visit.text(), "a word", [visit])
"""
import fcntl
import os
import pathlib
import pty
import pwd
import re
import select
import shlex
import shutil
import signal
import socket
import struct
import subprocess
import sys
import termios
import time
import traceback

from screen import Screen

SOURCES = pathlib.Path(__file__).resolve().parents[2]
INSIDE = "ASKELEET_TEST_INSIDE"
NAMESPACES = ["unshare", "--mount", "--pid", "--net", "--ipc", "--fork", "--kill-child",
              "--mount-proc"]
OVER = pathlib.Path("/mnt")  # where the overlay is put together; any empty folder of the machine
DOCS = pathlib.Path("/usr/share/doc/askeleet/deploy")
LOG = pathlib.Path("/var/log/askeleet/sshd.log")
PORT = 2222  # as in deploy/sshd/sshd_config
# What `askeleet -c` and `askeleet kiosk` say to whoever brings a command (src/app/door.h).
REFUSAL = "askeleet: this kiosk takes no commands; connect without one"
# Written by others than the guest, in the way of their work.
WRITTEN = re.compile(r"/(var/log/askeleet/|run/|etc/ssh/|test/|dev/)")


class Missed(Exception):
    """What a test waited for did not come."""


class Skipped(Exception):
    """A case that cannot be tried here."""


def sh(*words, **options):
    return subprocess.run(words, check=True, capture_output=True, text=True, **options)


def loopback(up):
    """Network interface `lo` up or down (netdevice(7))."""
    with socket.socket() as s:
        fcntl.ioctl(s, 0x8914, struct.pack("16sh", b"lo", 0x41 if up else 0x40))


def listening(port):
    """Whether anything listens on TCP PORT of any address (proc(5), net/tcp; 0A is LISTEN)."""
    for name in ("tcp", "tcp6"):
        with open(f"/proc/net/{name}", encoding="ascii") as table:
            for line in list(table)[1:]:
                words = line.split()
                if words[3] == "0A" and int(words[1].rsplit(":", 1)[1], 16) == port:
                    return True
    return False


def unit(name, key):
    """The values of KEY in a unit of deploy/systemd, each split into words."""
    text = (SOURCES / "deploy/systemd" / name).read_text("utf-8")
    return [shlex.split(line) for line in re.findall(rf"^{key}=(.*)$", text, re.M)]


def blocks(readme, name):
    """The commands of the blocks marked `run: NAME` in README."""
    found = re.findall(rf"<!-- run: {name} -->\n```\n(.*?)```", readme.read_text("utf-8"), re.S)
    if not found:
        raise Missed(f"{readme} has no block '{name}'")
    return "\n".join(found)


def enter():
    """True inside namespaces, with / an overlay on the machine's; starts the test anew to get
    there. False where that is not allowed."""
    if os.environ.get(INSIDE):
        over_all()
        return True
    if os.geteuid() != 0 or not shutil.which("unshare"):
        return False
    probe = [*NAMESPACES, "mount", "-t", "tmpfs", "none", str(OVER)]
    if subprocess.run(probe, capture_output=True, check=False).returncode != 0:
        return False
    os.environ[INSIDE] = "1"
    sys.stdout.flush()
    # The first process of a namespace inherits orphans and must bury them: a shell does.
    os.execvp("unshare", [*NAMESPACES, "bash", "-c", '"$@"; exit $?', "bash", sys.executable,
                          *sys.argv])


def over_all():
    program = pathlib.Path(sys.argv[1]).resolve()
    sh("mount", "-t", "tmpfs", "-o", "mode=755", "none", str(OVER))
    upper, work, root = (OVER / name for name in ("upper", "work", "root"))
    for folder in (upper, work, root):
        folder.mkdir()
    sh("mount", "-t", "overlay", "none", "-o",
       f"lowerdir=/,upperdir={upper},workdir={work}", str(root))
    top = os.stat("/").st_dev
    for folder in {SOURCES, program.parent, pathlib.Path(sys.prefix)}:
        if os.stat(folder).st_dev != top:  # what is mounted is not part of the overlay
            inside = root / folder.relative_to("/")
            inside.mkdir(parents=True, exist_ok=True)
            sh("mount", "--rbind", str(folder), str(inside))
    sh("mount", "--rbind", "/proc", str(root / "proc"))
    sh("mount", "-t", "tmpfs", "-o", "mode=755", "none", str(root / "dev"))
    for device in ("null", "zero", "full", "random", "urandom", "tty", "net/tun"):
        if os.path.exists(f"/dev/{device}"):
            (root / "dev" / device).parent.mkdir(exist_ok=True)
            (root / "dev" / device).touch()
            sh("mount", "--bind", f"/dev/{device}", str(root / "dev" / device))
    for folder in ("pts", "upper"):
        (root / "dev" / folder).mkdir()
    (root / "dev/ptmx").symlink_to("pts/ptmx")
    # Mode 600 as on Debian 13; 12 has 620, which is what sshd wants.
    sh("mount", "-t", "devpts", "-o", "newinstance,ptmxmode=0666,mode=600,gid=5", "none",
       str(root / "dev/pts"))
    sh("mount", "--bind", str(upper), str(root / "dev/upper"))
    here = os.getcwd()
    os.chroot(root)
    os.chdir(here)
    loopback(True)


class Host:
    """One host; `root` tells which kind. `config` is the clients' ssh_config, its host `kiosk`."""

    def __init__(self, program):
        self.root = enter()
        self.program = pathlib.Path(program).resolve()
        # Address sanitizers take memory and time of their own: figures mean nothing then.
        self.sanitized = b"__asan_init" in self.program.read_bytes()
        self.known = set()
        self.servers = []
        self.visits = []
        if self.root:
            self.install()
            self.start()
        else:
            self.trial()

    def install(self):
        """Puts down what the package would, then follows deploy/README.md."""
        for folder in (pathlib.Path("/usr/games"), pathlib.Path("/usr/share/games/askeleet"),
                       pathlib.Path("/test")):
            folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(self.program, "/usr/games/askeleet")
        for folder in ("levels", "i18n"):
            shutil.copytree(SOURCES / folder, f"/usr/share/games/askeleet/{folder}",
                            dirs_exist_ok=True)
        shutil.copytree(SOURCES / "deploy", DOCS, dirs_exist_ok=True)
        sh("find", "/usr/share/games/askeleet", str(DOCS), "/usr/games", "/test",
           "-exec", "chmod", "u=rwX,go=rX", "{}", "+")
        self.program = pathlib.Path("/usr/games/askeleet")
        self.follow("account")
        # The kernel counts the processes of a number, also of those outside who have the same.
        sh("usermod", "--uid", str(30000 + int.from_bytes(os.urandom(2), "big") % 20000), "guest")
        self.follow("files")
        self.follow("newer")
        for line in pathlib.Path("/etc/tmpfiles.d/askeleet.conf").read_text("utf-8").split("\n"):
            if line.startswith("d "):  # there may be no systemd-tmpfiles
                _, folder, mode, *_ = line.split()
                os.makedirs(folder, exist_ok=True)
                os.chmod(folder, int(mode, 8))
        self.user = "guest"
        self.uid = pwd.getpwnam("guest").pw_uid
        for command in unit("askeleet-hostkey.service", "ExecStart"):
            sh(*command)
        key = pathlib.Path("/etc/askeleet/ssh_host_ed25519_key.pub").read_text("ascii").split()
        pathlib.Path("/test/known_hosts").write_text(
            f"kiosk {key[0]} {key[1]}\n", encoding="ascii")
        self.config = pathlib.Path("/test/ssh_config")
        self.config.write_text(
            f"Host kiosk\n HostName 127.0.0.1\n Port {PORT}\n User guest\n HostKeyAlias kiosk\n"
            " BatchMode yes\n StrictHostKeyChecking yes\n UserKnownHostsFile /test/known_hosts\n"
            " IdentityAgent none\n IdentityFile none\n", encoding="ascii")

    def follow(self, name):
        sh("bash", "-euc", blocks(DOCS / "README.md", name))

    def start(self, port=PORT, *options):
        """The unit's own commands, under its own capabilities. OPTIONS, for sshd_config, are what a
        case must have otherwise; they go before the file's."""
        caps = " ".join(*unit("askeleet-sshd.service", "CapabilityBoundingSet")).lower()
        bounds = "-all," + ",".join("+" + c.removeprefix("cap_") for c in caps.split())
        # The unit also keeps sshd from the kernel's audit; without that sshd insists on writing it.
        bounds += ",+audit_write"
        ((size,),) = unit("askeleet-sshd.service", "LimitFSIZE")
        bound = ["prlimit", f"--fsize={int(size.removesuffix('M')) << 20}", "setpriv",
                 "--bounding-set", bounds, "--inh-caps", "-all", "--no-new-privs"]
        more = ["-p", str(port), *(word for option in options for word in ("-o", option))]
        for command in unit("askeleet-sshd.service", "ExecStartPre"):
            sh(*bound, *command, *more)
        (command,) = unit("askeleet-sshd.service", "ExecStart")
        self.servers.append(subprocess.Popen([*bound, *command, *more], stdin=subprocess.DEVNULL))
        until(lambda: listening(port), "sshd listens")

    def trial(self):
        command = [str(SOURCES / "scripts/kiosk-trial"), "--serve", f"--program={self.program}"]
        self.server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       text=True)
        self.servers.append(self.server)
        words = self.server.stdout.readline().split()
        if len(words) != 2:
            print("skipped: neither namespaces nor scripts/kiosk-trial work here")
            sys.exit(77)
        self.config = pathlib.Path(words[0]) / "ssh_config"
        self.sshd = int(words[1])
        self.user = pwd.getpwuid(os.getuid()).pw_name
        self.uid = os.getuid()

    def close(self):
        for server in self.servers:
            if self.root:
                server.terminate()
            else:
                server.stdin.close()
            server.wait()

    def ssh(self, *arguments, program="ssh", stdin=b"", seconds=15, **environment):
        """A client without a terminal, to its end; ARGUMENTS name the host `kiosk` themselves."""
        return subprocess.run([program, "-F", str(self.config), *arguments], input=stdin,
                              capture_output=True, timeout=seconds, check=False,
                              env={**os.environ, **environment})

    def processes(self):
        """{process: (name, parent)} of the guest's that run."""
        found = {}
        for entry in os.listdir("/proc"):
            if not entry.isdigit():
                continue
            try:
                if os.stat(f"/proc/{entry}").st_uid != self.uid and \
                        f"\nUid:\t{self.uid}\t" not in read(f"/proc/{entry}/status"):
                    continue
                stat = read(f"/proc/{entry}/stat")
            except OSError:
                continue  # it ended meanwhile
            name, rest = stat[stat.index("(") + 1:].rsplit(")", 1)
            if rest.split()[0] not in "ZX":
                found[int(entry)] = (name, int(rest.split()[1]))
        return found

    def games(self):
        """Processes of the game that belong to this host."""
        found = self.processes()
        if self.root:
            return {p for p, (name, _) in found.items() if name == "askeleet"}
        # Other tests may run the same program as the same user: only what came from our sshd.
        family, more = {self.sshd}, True
        while more:
            more = {p for p, (_, parent) in found.items() if parent in family} - family
            family |= more
        self.known |= {p for p in family if found.get(p, ("", 0))[0] == "askeleet"}
        return self.known & {p for p, (name, _) in found.items() if name == "askeleet"}

    def log(self):
        return (LOG if self.root else self.config.parent / "log").read_text("utf-8", "replace")

    def written(self):
        """{file: its state} of what was written, anywhere on the machine, but for WRITTEN."""
        upper, found = pathlib.Path("/dev/upper"), {}
        for path in upper.rglob("*"):
            name = "/" + path.relative_to(upper).as_posix()
            if not WRITTEN.match(name + ("/" if path.is_dir() else "")):
                about = path.lstat()
                found[name] = (about.st_size, about.st_mtime_ns)
        return found


def read(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def cpu(process):
    """Seconds of processor time that PROCESS took, its system calls included."""
    words = read(f"/proc/{process}/stat").rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def memory(process, field="Pss"):
    """kB of PROCESS (proc(5), smaps_rollup)."""
    return int(re.search(rf"^{field}:\s+(\d+)", read(f"/proc/{process}/smaps_rollup"), re.M)[1])


class Visit:
    """`ssh -tt` in a pseudo terminal of ROWS and COLUMNS; what comes is in `screen` and `bytes`."""

    def __init__(self, host, *arguments, rows=24, columns=80, command=(), **environment):
        argv = ["ssh", "-F", str(host.config), "-tt", *arguments, "kiosk", *command]
        variables = {**os.environ, "TERM": "xterm-256color", **environment}
        size = struct.pack("HHHH", rows, columns, 0, 0)
        self.bytes = b""
        self.screen = Screen(min(rows, 500), min(columns, 500))
        self.state = None
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execvpe("ssh", argv, variables)
        self.open = True
        host.visits.append(self)

    def text(self):
        return self.screen.text()

    def keys(self, text):
        os.write(self.terminal, text.encode())

    def resize(self, rows, columns):
        self.screen.resize(min(rows, 500), min(columns, 500))
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def take(self):
        """Reads what is there."""
        try:
            data = os.read(self.terminal, 65536)
        except OSError:  # the other side is closed
            data = b""
        self.bytes += data
        self.screen.feed(data)
        self.open = bool(data)

    def drain(self):
        """Reads what is there, as long as there is something at once."""
        while self.open and select.select([self.terminal], [], [], 0)[0]:
            self.take()

    def status(self):
        """The client's exit status, negative for a signal; None while it runs."""
        if self.state is None:
            process, state = os.waitpid(self.process, os.WNOHANG)
            if process:
                self.state = os.waitstatus_to_exitcode(state)
        return self.state

    def kill(self, number=signal.SIGKILL):
        if self.status() is None:
            os.kill(self.process, number)

    def close(self):
        self.kill()
        if self.terminal >= 0:
            os.close(self.terminal)
            self.terminal, self.open = -1, False
        until(lambda: self.status() is not None, "the client ends")


def until(condition, what, visits=(), seconds=10):
    """Reads what comes to VISITS until CONDITION holds; its value."""
    late = time.monotonic() + seconds
    while not (value := condition()):
        if time.monotonic() > late:
            shown = "".join(f"\n--- {visit.screen.rows}x{visit.screen.columns}\n{visit.text()}"
                            for visit in list(visits)[:2])
            raise Missed(f"not within {seconds} s: {what}{shown}")
        by_number = {visit.terminal: visit for visit in visits if visit.open}
        poll = select.poll()
        for number in by_number:
            poll.register(number, select.POLLIN)
        for number, _ in poll.poll(20):
            by_number[number].take()
    return value


# Any full screen of the game has this much on it.
SOMETHING = re.compile(r"(\S\s*){40}")


def plays(host, visit):
    """Waits for a screen of the game."""
    until(lambda: host.games() and SOMETHING.search(visit.text()), "the game's screen", [visit])


def empty(host):
    until(lambda: not host.games(), "no game runs")


CASES = []


def case(name, root=False):
    """Marks a function that takes the host as a case called NAME;
    with ROOT it needs root."""
    def mark(function):
        CASES.append((name, root, function))
        return function
    return mark


def check(good, what):
    if not good:
        raise Missed(what)


def run():
    """Tries all cases on one host; the process's exit status."""
    host = Host(sys.argv[1])
    failed, skipped = 0, 0
    only = os.environ.get("ASKELEET_CASE", "")  # for a look at some
    try:
        for name, root, function in CASES:
            if only not in name:
                continue
            began = time.monotonic()
            try:
                if root and not host.root:
                    raise Skipped("needs root and namespaces")
                said = function(host)
                took = f"{time.monotonic() - began:.1f} s"
                print(f"ok - {name} ({took}{'; ' + said if said else ''})", flush=True)
            except Skipped as why:
                skipped += 1
                print(f"skipped - {name}: {why}", flush=True)
            except Exception as error:  # the other cases are tried all the same
                failed += 1
                if not isinstance(error, Missed):
                    traceback.print_exc(file=sys.stdout)
                print(f"not ok - {name}: {error}", flush=True)
            for visit in host.visits:  # what a failed case left
                visit.close()
            host.visits.clear()
    finally:
        host.close()
    print(f"{len(CASES) - failed - skipped} passed, {failed} failed, {skipped} skipped")
    if failed == 0 and skipped == len(CASES):
        return 77
    return 1 if failed else 0
