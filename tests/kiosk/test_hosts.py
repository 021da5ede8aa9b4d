# SPDX-License-Identifier: MIT
"""Two kiosk hosts behind deploy/haproxy/haproxy.cfg, taken word for word: the addresses in it are
set aside for documentation (RFC 5737), and here they are the network's.

    client1  203.0.113.21 ┐                      ┌ 192.0.2.11  host1
                          ├ 203.0.113.10  proxy  ┤
    client2  203.0.113.22 ┘          192.0.2.10  ├ 192.0.2.12  host2
                                                 └ 192.0.2.99  neighbour

Real sshd, haproxy and ssh; the hosts share one host key. Needs root; see network.py."""
import csv
import pathlib
import re
import shutil
import socket
import sys
import threading
import time

sys.dont_write_bytecode = True  # nothing is left behind in the sources
import network  # noqa: E402
from network import Network, Visitor, put, run, until  # noqa: E402

network.enter(["sshd", "ssh", "ssh-keygen", "haproxy", "nft"])

PROGRAM = pathlib.Path(sys.argv[1])
ROOT = pathlib.Path.cwd()
DEPLOY = ROOT / "deploy"
ETC = pathlib.Path("/etc/askeleet")
SSHD = "/run/askeleet-sshd"  # the name decides about PAM
# A client that does not answer is given up after seconds instead of a minute.
SOONER = ["-o", "ClientAliveInterval=1", "-o", "ClientAliveCountMax=1"]
CONFIG = (DEPLOY / "haproxy/haproxy.cfg").read_text("utf-8")
HOSTS = dict(re.findall(r"^ *server (\S+) 192\.0\.2\.(\d+):", CONFIG, re.M))
PORT = int(re.search(r"^ *server \S+ \S+:(\d+)", CONFIG, re.M)[1])
MOST = int(re.search(r"sc0_conn_cur gt (\d+)", CONFIG)[1])
MOST_A_MINUTE = int(re.search(r"sc0_conn_rate gt (\d+)", CONFIG)[1])
PROXY = "203.0.113.10"
GUEST = "guest"
PREFIX = "/srv"  # where the program is installed for the test: empty, and on every machine
# "At once": a TCP connection that fails, another that does not, the keys, the first page.
AT_ONCE = 4
FIRST_PAGE = "Press any key"
FIRST_LINE = "Press Enter"
SECOND_PAGE = "Choose a language"

failed = 0


def ok(good, name, got=""):
    global failed
    failed += not good
    print(f"{'ok' if good else 'not ok'} - {name}{'' if good else f': {got}'}", flush=True)


def gives(name, action, *values):
    """ACTION(*VALUES) does not wait in vain; returns what it gave, else None."""
    try:
        found = action(*values)
    except TimeoutError as late:
        ok(False, name, late)
        return None
    ok(True, name)
    return found


def by_readme(block, host=None, readme="haproxy/README.md"):
    """Runs what follows `<!-- run: BLOCK -->` in README, on HOST or here."""
    text = (DEPLOY / readme).read_text("utf-8")
    lines = re.search(rf"<!-- run: {block} -->\n```\n(.*?)```", text, re.S)[1]
    lines = lines.replace("/usr/lib/askeleet/askeleet-sshd", SSHD)
    lines = lines.replace("/usr/share/doc/askeleet/deploy", str(DEPLOY))
    words = ["sh", "-e", "-c", f"cd {DEPLOY}\n{lines}"]
    run(*(Network.command(host, words) if host else words))


class Site:
    """The proxy and its hosts."""

    def __init__(self):
        self.net = Network({"outside": "203.0.113.", "inside": "192.0.2."})
        self.net.add("proxy", outside=10, inside=10)
        self.net.add("neighbour", inside=99)
        for host, last in HOSTS.items():
            self.net.add(host, inside=int(last))
        for last, client in enumerate(["client1", "client2"], 21):
            self.net.add(client, outside=last)
        self.make_host_files()
        self.running = {}
        self.visiting = []
        for host in HOSTS:
            self.power_on(host)
        self.make_proxy_files()
        self.net.start("proxy", ["haproxy", "-db", "-f", DEPLOY / "haproxy/haproxy.cfg"],
                       "/run/haproxy.log")
        until(lambda: set(HOSTS) == self.up(), "both hosts are up")

    def make_host_files(self):
        """What deploy/README.md installs: guest, program, sshd's files; and one host key. /etc is
        from here on a copy of the machine's."""
        run("cp", "-a", "/etc", "/run/etc")
        run("mount", "--bind", "/run/etc", "/etc")
        for folder in ["/run/sshd", "/run/empty", "/run/haproxy", ETC / "sshd_config.d"]:
            pathlib.Path(folder).mkdir(parents=True)
        run("useradd", "--system", "--no-create-home", "--home-dir", "/run/empty",
            "--shell", f"{PREFIX}/games/askeleet", "--password", "*", GUEST)
        for file, place in {"sshd/sshd_config": ETC, "pam/limits.conf": ETC,
                            "pam/askeleet-sshd": "/etc/pam.d"}.items():
            shutil.copy(DEPLOY / file, place)
        pathlib.Path(SSHD).symlink_to("/usr/sbin/sshd")
        by_readme("newer", readme="README.md")

        prefix = put(PREFIX)
        (prefix / "games").mkdir()
        shutil.copy(PROGRAM, prefix / "games/askeleet")
        for part in ["levels", "i18n"]:
            shutil.copytree(ROOT / part, prefix / "share/games/askeleet" / part)

        key = ETC / "ssh_host_ed25519_key"
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key)
        pathlib.Path("/run/known_hosts").write_text(
            f"{PROXY} {key.with_suffix('.pub').read_text('utf-8')}", "utf-8")
        by_readme("host")
        for host in HOSTS:
            by_readme("firewall", host)

    def make_proxy_files(self):
        """A chroot with /dev/log, as the Debian package and rsyslog make it."""
        log = put("/var/lib/haproxy") / "dev"
        log.mkdir()
        # This namespace's own: how many lines may wait. HAProxy drops what does not fit.
        pathlib.Path("/proc/sys/net/unix/max_dgram_qlen").write_text("1000", "utf-8")
        self.log = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.log.bind(str(log / "log"))
        (log / "log").chmod(0o666)
        self.logged = []
        threading.Thread(target=self.keep_log, daemon=True).start()

    def power_on(self, host):
        self.running[host] = self.net.start(
            host, [SSHD, "-D", "-f", ETC / "sshd_config", "-E", f"/run/{host}.log", *SOONER],
            f"/run/{host}.out", alone=True)

    def power_off(self, host):
        self.running[host].kill()
        self.running[host].wait()

    def ask(self, command):
        """What HAProxy's admin socket answers to COMMAND."""
        with socket.socket(socket.AF_UNIX) as admin:
            until(lambda: admin.connect_ex("/run/haproxy/admin.sock") == 0, "the admin socket")
            admin.sendall(f"{command}\n".encode())
            return "".join(iter(lambda: admin.recv(65536).decode(), ""))

    def rows(self):
        """Of the backend and each host what `show stat` says."""
        rows = csv.DictReader(self.ask("show stat").lstrip("# ").splitlines())
        return {row["svname"]: row for row in rows if row["pxname"] == "kiosks"}

    def hosts(self):
        return {host: row for host, row in self.rows().items() if host in HOSTS}

    def up(self):
        return {host for host, row in self.hosts().items() if row["status"] == "UP"}

    def visitors(self):
        """How many connections each host has."""
        return {host: int(row["scur"]) for host, row in self.hosts().items()}

    def sources(self):
        """The limits' table: how many connections each source has."""
        return {source.removeprefix("::ffff:"): int(count) for source, count in
                re.findall(r"key=(\S+).*conn_cur=(\d+)", self.ask("show table visitors"))}

    def forget_sources(self):
        """As README.md has it; entries of connections that are open would stay."""
        until(lambda: not any(self.sources().values()), "nobody is connected")
        self.ask("clear table visitors")
        until(lambda: not self.sources(), "the table is empty")

    def keep_log(self):
        while True:
            self.logged.append(self.log.recv(65536).decode().strip())

    def visit(self, client, terminal=True):
        """A visitor who knows the host key and accepts no other."""
        words = ["ssh", "-F", "none", "-tt" if terminal else "-T", "-o", "BatchMode=yes",
                 "-o", "StrictHostKeyChecking=yes", "-o", "UserKnownHostsFile=/run/known_hosts",
                 f"{GUEST}@{PROXY}"]
        self.visiting.append(Visitor(Network.command(client, words), terminal))
        return self.visiting[-1]

    def place(self, client, seconds=AT_ONCE, terminal=True):
        """A visitor who has come in, and at which host."""
        before = self.visitors()
        visitor = self.visit(client, terminal)
        visitor.see(FIRST_PAGE if terminal else FIRST_LINE, seconds)
        after = self.visitors()
        grown = [host for host in HOSTS if after[host] > before[host]]
        return visitor, grown[0] if len(grown) == 1 else None

    def one_each(self, terminal=True):
        """{host: its only visitor}."""
        placed = [self.place(client, terminal=terminal) for client in ["client1", "client2"]]
        return {host: visitor for visitor, host in placed}

    def served_by(self, host, name):
        """Three more visitors all come in at once, at HOST."""
        start = time.monotonic()
        try:
            where = [self.place(client)[1] for client in ["client1", "client2", "client1"]]
            ok(where == [host] * 3, name, where)
        except TimeoutError as late:
            ok(False, name, late)
        print(f"# {(time.monotonic() - start) / 3:.2f} s a visitor", flush=True)

    def empty(self):
        while self.visiting:
            self.visiting.pop().leave()
        until(lambda: not any(self.visitors().values()), "the hosts are empty")


def plays(visitor):
    """The game answers to a key; once for each visitor."""
    visitor.send(" ")
    return visitor.see(SECOND_PAGE, AT_ONCE)


def test_spread(site):
    for client in ["client1", "client2", "client1", "client2"]:
        site.place(client)
    ok(site.visitors() == {host: 2 for host in HOSTS}, "visitors are spread", site.visitors())
    site.empty()


def test_code(site):
    """What was done at one host goes on at the other, by the resume code alone."""
    visitor = site.one_each(terminal=False)
    visitor["host1"].send("\n1\n1\n\n2\n\nq\n")  # English, begin, the first task's answer
    code = visitor["host1"].see(r"Resume code: (\S+)", AT_ONCE)[1]
    visitor["host2"].send(f"\n1\n3\n{code}\n")
    gives("a code from one host works on the other", visitor["host2"].see, "Your code works",
          AT_ONCE)
    site.empty()


def test_direct(site):
    """Who is in the hosts' network and is not HAProxy."""
    host = f"192.0.2.{HOSTS['host1']}"
    with site.net.at("proxy"), socket.create_connection((host, PORT), AT_ONCE) as line:
        ok(line.recv(4) == b"SSH-", "the proxy reaches a host")
    with site.net.at("neighbour"):
        try:
            socket.create_connection((host, PORT), 0.5).close()
            ok(False, "another machine does not", "connected")
        except TimeoutError:
            ok(True, "another machine does not")


def test_killed(site):
    """All processes of a host are killed."""
    visitor = site.one_each()
    site.power_off("host1")
    site.served_by("host2", "a killed host: visitors come in at the other at once")
    gives("a killed host: its visitor's connection is closed", visitor["host1"].gone)
    gives("a killed host: it is seen to be down", until, lambda: site.up() == {"host2"}, "down")
    ok(plays(visitor["host2"]), "a killed host: who plays at the other goes on")
    ok(site.place("client1")[1] == "host2", "a killed host: it gets nobody while it is down")
    site.power_on("host1")
    gives("a killed host: it comes back", until, lambda: len(site.up()) == 2, "up")
    site.served_by("host1", "a killed host: when back, visitors come in there")
    site.empty()


def test_cut(site):
    """A host's cable is out: nothing answers, nothing refuses."""
    visitor = site.one_each()
    site.net.cut("host2")
    start = time.monotonic()
    site.served_by("host1", "a cut host: visitors come in at the other at once")
    gives("a cut host: its visitor's connection is closed", visitor["host2"].gone)
    print(f"# closed after {time.monotonic() - start:.1f} s", flush=True)
    ok(plays(visitor["host1"]), "a cut host: who plays at the other goes on")
    site.net.mend("host2")
    gives("a cut host: it comes back", until, lambda: len(site.up()) == 2, "up")
    site.served_by("host2", "a cut host: when back, visitors come in there")
    site.empty()


def test_drained(site):
    """Draining for an upgrade, as README.md has it."""
    visitor = site.one_each()
    site.ask("set server kiosks/host1 state drain")
    site.served_by("host2", "draining: new visitors come in at the other")
    ok(plays(visitor["host1"]), "draining: who plays there goes on")
    visitor["host1"].leave()
    gives("draining: it runs empty", until, lambda: site.visitors()["host1"] == 0, "empty")
    site.ask("set server kiosks/host1 state ready")
    site.served_by("host1", "draining: when ready again, visitors come in there")
    site.empty()


def test_many_at_once(site):
    """One source fills its places; another is not in its way."""
    site.forget_sources()
    with site.net.at("client1"):
        knocking = [socket.create_connection((PROXY, 22), AT_ONCE) for _ in range(MOST)]
    heard = [line.recv(4) for line in knocking]
    ok(heard == [b"SSH-"] * MOST, f"{MOST} connections of one source", heard)
    refused = site.visit("client1")
    gives("one more is refused at once", refused.gone, AT_ONCE)
    ok(refused.process.returncode == 255 and not re.search(FIRST_PAGE, refused.text),
       "and sees nothing of the kiosk", refused.text)
    visitor, _ = site.place("client2")
    ok(visitor.here(), "another source comes in meanwhile")
    ok(site.sources() == {"203.0.113.21": MOST, "203.0.113.22": 1}, "the table counts both",
       site.sources())
    ok(len(site.up()) == 2, "connections without a login make no host seem down", site.hosts())
    for line in knocking:
        line.close()
    until(lambda: site.sources()["203.0.113.21"] == 0, "the places are free")
    again, _ = site.place("client1")
    ok(again.here(), "with free places the source comes in again")
    site.empty()


def test_many_in_a_row(site):
    """One source that comes and goes all the time."""
    site.forget_sources()
    with site.net.at("client1"):
        heard = []
        for _ in range(MOST_A_MINUTE + 1):
            try:
                with socket.create_connection((PROXY, 22), AT_ONCE) as line:
                    heard.append(line.recv(4))
            except ConnectionResetError:
                heard.append(b"")
    ok(heard == [b"SSH-"] * MOST_A_MINUTE + [b""], f"{MOST_A_MINUTE} a minute and no more",
       heard)
    visitor, _ = site.place("client2")
    ok(visitor.here(), "another source comes in meanwhile")
    site.empty()
    site.forget_sources()
    again, _ = site.place("client1")
    ok(again.here(), "whose count is cleared comes in again")
    site.empty()


def test_frozen(site):
    """A client that neither reads nor answers, with its connection open."""
    visitor, host = site.place("client1")
    visitor.freeze()
    gives("a frozen client loses its place at the host", until,
          lambda: not any(site.visitors().values()), "the hosts are empty")
    gives("and at the proxy", until, lambda: site.sources()["203.0.113.21"] == 0, "its source")
    site.empty()


def test_quiet(site):
    """Neither the checks nor visitors so far have put anything into sshd's log."""
    for host in HOSTS:
        log = pathlib.Path(f"/run/{host}.log").read_text("utf-8")
        ok(log == "", f"the log of {host}'s sshd is empty", log)


def test_logs(site):
    """HAProxy writes down no address of a visitor."""
    passed = int(site.rows()["BACKEND"]["stot"])
    gives("HAProxy logs each connection", until, lambda: passed == len(
        [line for line in site.logged if " visitors kiosks/" in line]), f"{passed} lines")
    told = [line for line in site.logged if "203.0.113." in line]
    ok(not told, "and no visitor's address", told)
    ok(any("kiosks/host2 is DOWN" in line for line in site.logged), "and a host that is down",
       site.logged)


site = Site()
start = time.monotonic()
try:
    for test in [test_spread, test_code, test_killed, test_cut, test_drained, test_quiet, test_direct,
                 test_many_at_once, test_many_in_a_row, test_frozen, test_logs]:
        test(site)
        print(f"# {test.__name__}: {time.monotonic() - start:.1f} s so far", flush=True)
finally:
    if failed or sys.exc_info()[0]:
        print("# HAProxy:", *site.logged, sep="\n# ")
        for host in HOSTS:
            print(f"# {host}'s sshd:", pathlib.Path(f"/run/{host}.log").read_text("utf-8"))
sys.exit(failed > 0)
