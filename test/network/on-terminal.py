"""Runs a command on a terminal of its own: on-terminal.py ROWS COLUMNS COMMAND ...

Each line of standard input is a JSON value: a text is typed, a list [rows, columns] is the new size. What the terminal shows goes to
standard output as it comes. Ends with the command, with its exit code; prints at last whether the terminal's modes are
what they were before.
"""
import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import termios

rows, columns, *command = sys.argv[1:]
master, slave = pty.openpty()


def resize(rows, columns):
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


resize(int(rows), int(columns))
before = termios.tcgetattr(slave)
child = os.fork()
if child == 0:
    os.close(master)
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    for descriptor in range(3):
        os.dup2(slave, descriptor)
    os.execvp(command[0], command)
print(child, file=sys.stderr, flush=True)
waiting = b""
inputs = [master, 0]
code = None
while True:
    ready, _, _ = select.select(inputs, [], [], 0.02)
    if master in ready:
        data = os.read(master, 65536)
        os.write(1, data)
    if 0 in ready:
        data = os.read(0, 65536)
        if not data:
            inputs.remove(0)
        *lines, waiting = (waiting + data).split(b"\n")
        for line in lines:
            value = json.loads(line)
            if isinstance(value, str):
                os.write(master, value.encode())
            else:
                resize(*value)
                os.kill(child, signal.SIGWINCH)
    if code is None:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            code = os.waitstatus_to_exitcode(status)
    elif not ready or ready == [0]:
        break
same = termios.tcgetattr(slave) == before
os.write(1, b"\x1b]modes %s\x07" % (b"restored" if same else b"CHANGED"))
sys.exit(code if code >= 0 else 128 - code)
