# SPDX-License-Identifier: MIT
"""The other files of deploy/: the drop-in for a host's normal sshd, PAM beside it, rotation of the
log, systemd's opinion of the units, and the trial on one's own machine."""
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True  # nothing is left behind in the sources
from host import (DOCS, LOG, REFUSAL, SOURCES, Skipped, Visit, case, check, empty,  # noqa: E402
                  listening, plays, run, sh, until)

CONNECTION = "addr=127.0.0.1,laddr=127.0.0.1,lport=22,host=localhost"
# What sshd must make of the files for the guest (sshd -T, in its words).
FOR_GUEST = {
    "authenticationmethods": "none", "permitemptypasswords": "yes", "passwordauthentication": "yes",
    "pubkeyauthentication": "no", "kbdinteractiveauthentication": "no", "disableforwarding": "yes",
    "allowtcpforwarding": "no", "allowstreamlocalforwarding": "no", "allowagentforwarding": "no",
    "x11forwarding": "no", "permittunnel": "no", "gatewayports": "no", "permitopen": "none",
    "permitlisten": "none", "permituserrc": "no", "permituserenvironment": "no",
    "maxsessions": "1", "banner": "none", "printlastlog": "no", "clientaliveinterval": "20",
    "clientalivecountmax": "3", "unusedconnectiontimeout": "30",
    "forcecommand": "askeleet kiosk --idle=300 --limit=7200",
}
FOR_ALL = {
    "permitrootlogin": "no", "allowusers": "guest", "compression": "no", "usepam": "yes",
    "hostbasedauthentication": "no", "gssapiauthentication": "no", "printmotd": "no",
    "usedns": "no", "maxauthtries": "2", "logingracetime": "20", "maxstartups": "150:30:300",
    "persourcemaxstartups": "10", "persourcenetblocksize": "32:64", "authorizedkeysfile": "none",
}


def settings(file, user):
    """{keyword: value} of FILE for USER; many values of one keyword joined."""
    found = {}
    for line in sh("/usr/sbin/sshd", "-T", "-f", str(file), "-C",
                   f"user={user},{CONNECTION}").stdout.splitlines():
        key, _, value = line.partition(" ")
        found[key] = f"{found[key]} {value}" if key in found else value
    return found


def differ(got, wanted):
    return {key: got.get(key) for key, value in wanted.items() if got.get(key) != value}


@case("the kiosk's own sshd has the settings", root=True)
def own(host):
    got = settings("/etc/askeleet/sshd_config", "guest")
    check(not differ(got, {**FOR_GUEST, **FOR_ALL}), f"{differ(got, {**FOR_GUEST, **FOR_ALL})}")
    check("subsystem" not in got, f"a subsystem: {got.get('subsystem')}")
    check(got["acceptenv"] == "LANG LC_ALL LC_MESSAGES", got["acceptenv"])
    check(got["channeltimeout"] == "session:*=15m", got["channeltimeout"])


@case("the drop-in is the guest's alone", root=True)
def drop_in(host):
    place = pathlib.Path("/etc/ssh/sshd_config.d/askeleet-kiosk.conf")
    before = settings("/etc/ssh/sshd_config", "root")
    host.follow("drop-in")
    check(place.exists(), "README.md puts it there")
    got = settings("/etc/ssh/sshd_config", "guest")
    check(not differ(got, FOR_GUEST), f"{differ(got, FOR_GUEST)}")
    after = settings("/etc/ssh/sshd_config", "root")
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    check(changed <= {"printlastlog"}, f"for others, too: {changed}")


@case("the drop-in at work: no password, no motd, no last login", root=True)
def normal(host):
    """After the case before: the machine's own sshd, port 22, with PAM as README.md says."""
    pathlib.Path("/etc/motd").write_text("MOTD-OF-THE-HOST\n", encoding="ascii")
    sh("bash", "-c", "echo root:opensesame | chpasswd")
    if not list(pathlib.Path("/etc/ssh").glob("ssh_host_*_key")):
        sh("ssh-keygen", "-A")
    server = subprocess.Popen(["/usr/sbin/sshd", "-D", "-o", "PidFile=none"],
                              stdin=subprocess.DEVNULL)
    until(lambda: listening(22), "sshd listens")
    same = ["-p", "22", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"]
    for _ in range(2):
        visit = Visit(host, *same)
        plays(host, visit)
        check(b"MOTD" not in visit.bytes and b"Last login" not in visit.bytes, f"{visit.bytes!r}")
        visit.close()
        empty(host)
    # The client shows nothing of what a subsystem says on standard error.
    for words, said in ((["kiosk", "ls"], REFUSAL), (["-s", "kiosk", "sftp"], "")):
        done = host.ssh(*same, *words)
        check(done.returncode == 2 and said.encode() in done.stderr and not done.stdout,
              f"{words}: {done}")
    ask = pathlib.Path("/test/empty")
    ask.write_text("#!/bin/sh\necho\n", encoding="ascii")
    ask.chmod(0o755)
    done = host.ssh(*same, "-o", "BatchMode=no", "-l", "root", "kiosk", "id",
                    SSH_ASKPASS=str(ask), SSH_ASKPASS_REQUIRE="force")
    check(done.returncode == 255, f"root without a password: {done}")
    server.terminate()
    server.wait()


@case("the log is rotated under open visits", root=True)
def rotation(host):
    logrotate = shutil.which("logrotate", path=os.environ["PATH"] + ":/usr/sbin")
    if not logrotate:
        raise Skipped("there is no logrotate")
    visit = Visit(host)
    plays(host, visit)
    check("Accepted none for guest" in host.log(), host.log())
    before = host.log()
    sh(logrotate, "--force", "--state", "/test/rotation", "/etc/logrotate.d/askeleet")
    kept = sh("zcat", f"{LOG}.1.gz").stdout
    check(kept == before, f"kept: {kept!r}")
    check(host.log() == "", "the log is empty")
    visit.keys("q")  # sshd says nothing of clients that just go away
    until(lambda: visit.status() == 0, "q on the start screen ends it", [visit])
    until(lambda: "user guest" in host.log(),
          "the open visit writes its end to the new log")
    again = Visit(host)
    plays(host, again)
    check("Accepted none for guest" in host.log(), "a new visit stands in the new log")
    for one in (visit, again):
        one.close()
    text = LOG.read_bytes()
    check(b"\0" not in text, "the log begins at its beginning")
    check(oct(LOG.stat().st_mode)[-1] == "0", "the log is not everybody's")
    empty(host)


@case("systemd takes the units", root=True)
def units(host):
    analyze = shutil.which("systemd-analyze")
    if not analyze:
        raise Skipped("there is no systemd-analyze")
    host.follow("console")
    names = sorted(str(path) for path in pathlib.Path("/etc/systemd/system").glob("askeleet*"))
    check(len(names) == 5, f"{names}")
    done = subprocess.run([analyze, "verify", "--man=no", *names], capture_output=True, text=True,
                          check=False)
    said = [line for line in done.stderr.splitlines() if "askeleet" in line]
    check(not said, "\n".join(said))
    unit = pathlib.Path("/etc/systemd/system/askeleet-console@.service").read_text("utf-8")
    before = re.search(r'^ExecStartPre=(\S+) "(.*)"$', unit, re.M)
    word = before[2].replace("\\\\", "\\").replace("%%", "%")  # systemd's own quoting and specifiers
    check(sh(before[1], word).stdout == "\x1b%G", "a console is put into UTF-8")
    done = subprocess.run([analyze, "security", "--offline=true", "--no-pager",
                           "/etc/systemd/system/askeleet-sshd.service"], capture_output=True,
                          text=True, check=False)
    figure = re.search(r"exposure level for \S+: ([0-9.]+)", done.stdout)
    if not figure:
        raise Skipped("systemd-analyze gives no figure without systemd")
    check(float(figure[1]) <= 3.0, f"exposure {figure[1]}; of a bare service 9.6")
    return f"exposure {figure[1]}"


@case("every file has its place in the README")
def places(host):
    text = (SOURCES / "deploy/README.md").read_text("utf-8")
    for path in sorted((SOURCES / "deploy").rglob("*")):
        name = path.relative_to(SOURCES / "deploy").as_posix()
        if path.is_file() and not name.startswith("haproxy/") and name != "README.md":
            kind = "systemd/*" + path.suffix
            check(name in text or kind in text, f"deploy/README.md does not say where {name} goes")
    if host.root:
        check((DOCS / "README.md").exists(), "the package has the files")


@case("scripts/kiosk-trial leaves nothing behind")
def trial(host):
    if host.root:
        pathlib.Path("/run/sshd").mkdir(exist_ok=True)
    server = subprocess.Popen(
        [str(SOURCES / "scripts/kiosk-trial"), "--serve", f"--program={host.program}"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    folder, process = server.stdout.readline().split()
    config = pathlib.Path(folder) / "ssh_config"
    told = subprocess.run([shutil.which("sshd"), "-T", "-f", str(pathlib.Path(folder) / "sshd_config")],
                          capture_output=True, text=True, timeout=15, check=False).stdout
    doors = re.findall(r"^listenaddress (.*)$", told, re.M)
    check(len(doors) == 1 and doors[0].startswith("127.0.0.1:"), f"it listens on {doors}")
    done = subprocess.run(["ssh", "-F", str(config), "kiosk", "ls"], stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=15, check=False)
    check(done.returncode == 2 and REFUSAL.encode() in done.stderr, f"{done}")
    done = subprocess.run(["ssh", "-F", str(config), "-T", "kiosk"], stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=15, check=False)
    check(done.returncode == 0 and b"> " in done.stdout, f"{done}")
    with subprocess.Popen(["ssh", "-F", str(config), "-T", "kiosk"], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as visit:
        visit.stdout.readline()
        server.stdin.close()
        check(server.wait(10) == 0, "its exit status")
        visit.wait(10)  # the open visit ends with it
    check(not os.path.exists(folder), f"{folder} is there")
    check(not os.path.exists(f"/proc/{process}"), "its sshd is there")


if __name__ == "__main__":
    sys.exit(run())
