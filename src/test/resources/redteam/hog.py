"""Attacks of a RUN step on the builder, each with a bound of its own; says SUCCEEDED when nothing has stopped it."""
import os
import sys
import time

MIB = 1 << 20


def fork_bomb():
    for _ in range(600):
        if os.fork() == 0:
            time.sleep(60)
            os._exit(0)


def fork_bomb_of_many_users():
    for number in range(600):
        if os.fork() == 0:
            os.setuid(1000 + number % 20)
            time.sleep(60)
            os._exit(0)
    time.sleep(3)


def memory_of_one():
    kept = bytearray(1200 * MIB)
    kept[::4096] = b"x" * len(kept[::4096])
    time.sleep(2)


def memory_of_many():
    for _ in range(12):
        if os.fork() == 0:
            kept = bytearray(100 * MIB)
            kept[::4096] = b"x" * len(kept[::4096])
            time.sleep(30)
            os._exit(0)
    time.sleep(4)


def memory_of_a_daemon():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            memory_of_one()
        os._exit(0)
    time.sleep(6)


def memory_as_files():
    write("/dev/shm/hog", 700)


def one_file():
    write("/hog", 700)
    os.remove("/hog")


def many_files():
    for number in range(25):
        write(f"/hog-{number}", 80)
        time.sleep(0.15)
    for number in range(25):
        os.remove(f"/hog-{number}")


def sparse_file():
    with open("/sparse", "wb") as file:
        file.truncate(1 << 40)
    os.remove("/sparse")


def open_files():
    kept = [open("/dev/null") for _ in range(900)]
    print(len(kept))


def inodes():
    os.mkdir("/many")
    for number in range(40000):
        open(f"/many/{number}", "w").close()
    time.sleep(4)


def write(path, mib):
    with open(path, "wb") as file:
        for _ in range(mib):
            file.write(b"x" * MIB)


for name in sys.argv[1:]:
    try:
        globals()[name]()
    except OSError as e:
        sys.exit(f"{name}: {e}")
    print("SUCCEEDED", name, flush=True)
