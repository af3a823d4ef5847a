"""The program with everything imported, waiting: each command is a fork of it.

Starting Python, importing and taking all that down again takes ten times as long as what most tests ask the program to
do. A command still has a process, an environment, streams and an exit code of its own.

`python -m tests.support.standing_program FD`, where FD is a socket over which the end of another one comes for each command.
"""

import gc
import os
import pkgutil
import runpy
import signal
import sys
import traceback
from importlib import import_module
from pathlib import Path
from socket import recv_fds, socket

import msgspec
from tests.support.permissions import bind_by_permissions


class Command(msgspec.Struct, array_like=True):
    """What is to be run. Its standard streams are sent along with it."""

    arguments: list[str]
    folder: bytes
    environment: dict[bytes, bytes]
    umask: int
    bound: bool = False
    """Whether permissions hold for it though it is root's."""


MOST = 1 << 20
"""Bytes of a command, at most: the system's own limit is lower."""


def receive(connection: socket) -> Command:
    """The command that comes over a connection; from now on, its streams are this process's."""
    data, streams, _, _ = recv_fds(connection, MOST, 3)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    return msgspec.msgpack.decode(data, type=Command)


def run(command: Command) -> int:
    """Run a command as `python -m backstory` does; its exit code."""
    os.chdir(command.folder)
    os.umask(command.umask)
    os.environb.clear()
    os.environb.update(command.environment)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if command.bound:
        bind_by_permissions()
    sys.path[0] = str(Path.cwd())
    sys.argv = ["backstory", *command.arguments]
    try:
        runpy.run_module("backstory", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        assert isinstance(end.code, int)
        return end.code
    except BaseException:
        traceback.print_exc()
    return 1


def answer(connection: socket) -> None:
    """Run what comes over a connection, answer with its exit code, and end."""
    code = run(receive(connection))
    sys.stdout.flush()
    sys.stderr.flush()
    connection.send(b"%d" % code)
    os._exit(code)  # taking everything imported down again would be most of what a command costs


def import_everything() -> None:
    """Import all that commands import as they run."""
    package = import_module("backstory")
    for module in pkgutil.walk_packages(package.__path__, "backstory."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


def main(control: socket) -> None:
    """Wait for commands until nobody is left who could send one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who sent it ends, and this with it
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    import_everything()
    gc.freeze()  # what is looked at when garbage is collected would be copied in every fork
    while True:
        _, received, _, _ = recv_fds(control, 1, 1)
        if not received:
            return
        if os.fork() == 0:
            control.close()
            answer(socket(fileno=received[0]))
        os.close(received[0])


if __name__ == "__main__":
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as the program has it, before NumPy is imported
    main(socket(fileno=int(sys.argv[1])))
