# SPDX-License-Identifier: MIT
"""Which programs an account executes: every one, however short it lives. fanotify(7) lets the
kernel ask before each execution; the answer is always yes, after a look at who it is. A process of
its own answers: a thread could not while another one starts a program by vfork(2) and holds Python's
lock, since that start waits for the answer."""
import ctypes
import os
import select
import struct

FAN_CLASS_CONTENT, FAN_CLOEXEC = 0x4, 0x1
FAN_MARK_ADD, FAN_MARK_MOUNT = 0x1, 0x10
FAN_OPEN_EXEC_PERM, FAN_ALLOW = 0x40000, 0x1
AT_FDCWD = -100
EVENT = struct.Struct("=IBBHQii")  # struct fanotify_event_metadata
ANSWER = struct.Struct("=iI")      # struct fanotify_response


class Executions:
    """Executions by UID below MOUNT, as paths, in `seen`; from here on until close()."""

    def __init__(self, mount, uid):
        libc = ctypes.CDLL(None, use_errno=True)
        self.uid = uid
        self.names = set()
        self.queue = libc.fanotify_init(FAN_CLASS_CONTENT | FAN_CLOEXEC, os.O_RDONLY | os.O_CLOEXEC)
        if self.queue < 0 or libc.fanotify_mark(
                self.queue, FAN_MARK_ADD | FAN_MARK_MOUNT, ctypes.c_uint64(FAN_OPEN_EXEC_PERM),
                AT_FDCWD, mount.encode()) < 0:
            raise OSError(ctypes.get_errno(), "fanotify")
        self.ended, self.end = os.pipe()
        self.found, self.find = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            os.close(self.end)  # so that the test's end is this one's, too
            try:
                self.run()
            finally:
                os._exit(0)
        for descriptor in (self.queue, self.ended, self.find):
            os.close(descriptor)

    def run(self):
        while True:
            ready, _, _ = select.select([self.queue, self.ended], [], [])
            if self.ended in ready:
                return
            data = os.read(self.queue, 65536)
            at = 0
            while at + EVENT.size <= len(data):
                length, _, _, _, _, fd, pid = EVENT.unpack_from(data, at)
                at += length
                try:
                    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
                        uids = [line.split()[1:] for line in status if line.startswith("Uid:")][0]
                    if str(self.uid) in uids:
                        self.tell(os.readlink(f"/proc/self/fd/{fd}"))
                except OSError as error:
                    self.tell(f"process {pid}: {error}")  # a test must see it
                finally:
                    os.write(self.queue, ANSWER.pack(fd, FAN_ALLOW))
                    os.close(fd)

    def tell(self, name):
        """Before the answer, so that whatever has run is known."""
        os.write(self.find, f"{name}\n".encode())

    @property
    def seen(self):
        while select.select([self.found], [], [], 0)[0]:
            data = os.read(self.found, 65536)
            if not data:
                break
            self.names.update(data.decode().splitlines())
        return self.names

    def close(self):
        os.close(self.end)
        os.waitpid(self.process, 0)
        os.close(self.found)
