#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The .deb holds what contents.txt says, with those modes, root's and of the time it was told; its
fields are those of control.txt; its papers are whole. Argument 1 is the folder of make.sh."""
import gzip
import io
import pathlib
import re
import subprocess
import sys
import tarfile

here = pathlib.Path(__file__).parent
root = here.parent.parent
folder = pathlib.Path(sys.argv[1])
(package,) = (folder / "one").glob("*.deb")
epoch = int((folder / "epoch").read_text())
wrong = []


def lines(name):
    for line in (here / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def wanted():
    files = {}
    for line in lines("contents.txt"):
        found = re.fullmatch(r"(\? )?([0-7]{3}) (\S+)(?: < (\S+)((?: \S+)+))?", line)
        if not found:
            sys.exit(f"contents.txt: {line}")
        maybe, mode, path, source, suffixes = found.groups()
        if not source:
            files[path] = int(mode, 8)
            continue
        some = [file for file in (root / source).rglob("*") if file.is_file()
                and (suffixes == " *" or file.suffix in suffixes.split())]
        if not some and not maybe:
            sys.exit(f"contents.txt: nothing fits: {line}")
        for file in some:
            # Programs of the sources stay programs.
            run = 0o111 if suffixes == " *" and file.stat().st_mode & 0o100 else 0
            files[path + file.relative_to(root / source).as_posix()] = int(mode, 8) | run
    return files


def unpack():
    raw = subprocess.run(["dpkg-deb", "--fsys-tarfile", package], check=True, capture_output=True)
    return tarfile.open(fileobj=io.BytesIO(raw.stdout))


def check_files(archive):
    want, names = wanted(), []
    for member in archive:
        name = member.name.removeprefix("./")
        names.append(name)
        if (member.uid, member.gid, member.uname, member.gname) != (0, 0, "root", "root"):
            wrong.append(f"{name}: belongs to {member.uname}")
        if member.mtime != epoch:
            wrong.append(f"{name}: is of {member.mtime}")
        if member.isdir():
            if member.mode != 0o755:
                wrong.append(f"{name}: has mode {member.mode:o}, wanted 755")
            below = "" if name == "." else name + "/"
            if not any(path.startswith(below) for path in want):
                wrong.append(f"{name}/: is not in contents.txt")
        elif not member.isreg():
            wrong.append(f"{name}: is neither file nor folder")
        elif name not in want:
            wrong.append(f"{name}: is not in contents.txt")
        elif member.mode != want.pop(name):
            wrong.append(f"{name}: has mode {member.mode:o}")
    wrong.extend(f"{name}: is missing" for name in sorted(want))
    if names != sorted(names):
        wrong.append("the files are not sorted")


def check_size(archive, fields):
    """deb-control(5): files in whole KiB, all else as one; whatever the file system says."""
    size = sum(-(-member.size // 1024) if member.isreg() else 1
               for member in archive if member.name != ".")
    if fields.get("Installed-Size") != [str(size)]:
        wrong.append(f"Installed-Size: is {fields.get('Installed-Size')}, wanted {size}")


def check_fields(archive):
    fields = {}
    text = subprocess.run(["dpkg-deb", "--field", package], check=True, capture_output=True,
                          text=True).stdout
    for name, value in re.findall(r"^([\w-]+): (.*(?:\n .*)*)", text, re.M):
        fields[name] = value.split(", ") if name == "Depends" else [value]
    check_size(archive, fields)
    for line in lines("control.txt"):
        name, pattern = line.split(" ", 1)
        values = fields.get(name, [])
        fits = [value for value in values if re.fullmatch(pattern, value)]
        if not fits:
            wrong.append(f"{name}: is {', '.join(values) or 'missing'}, wanted {pattern}")
        else:
            fields[name] = [value for value in values if value not in fits] or [""]
    wrong.extend(f"{name}: {value} is not in control.txt"
                 for name, values in fields.items() for value in values if value)


def check_papers(archive):
    def read(name):
        return archive.extractfile("./usr/share/doc/askeleet/" + name).read()

    changelog = gzip.decompress(read("changelog.gz")).decode()
    version = re.search(r"^project\(askeleet VERSION ([\d.]+)",
                        (root / "CMakeLists.txt").read_text(), re.M).group(1)
    if not re.match(rf"askeleet \({re.escape(version)}\) (unstable|UNRELEASED); urgency=", changelog):
        wrong.append("changelog.gz: does not begin with this version")
    points = (root / "CHANGELOG.md").read_text(encoding="utf-8").count("\n- ")
    if changelog.count("\n  * ") < points:
        wrong.append(f"changelog.gz: has not all {points} points of CHANGELOG.md")
    if max(map(len, changelog.splitlines())) > 80:
        wrong.append("changelog.gz: has long lines")
    if not re.search(r"\n -- .+ <.+>  \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000\n", changelog):
        wrong.append("changelog.gz: is not signed")
    page = archive.extractfile("./usr/share/man/man6/askeleet.6.gz").read()
    if page[3] != 0 or page[4:8] != bytes(4):
        wrong.append("askeleet.6.gz: has a name or a time in its head")
    # The licence is one text, in two forms.
    def words(text):
        return re.sub(r"[\s.]+", " ", text)
    licence = (root / "LICENSE").read_text(encoding="utf-8").split("2026 the askeleet authors")[1]
    if words(licence).strip() not in words(read("copyright").decode()):
        wrong.append("copyright: has not the text of LICENSE")


with unpack() as files:
    check_files(files)
with unpack() as files:
    check_papers(files)
with unpack() as files:
    check_fields(files)
print("\n".join(wrong) or f"ok - {package.name}")
sys.exit(1 if wrong else 0)
