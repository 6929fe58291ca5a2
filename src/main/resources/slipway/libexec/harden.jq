# Makes the container of a RUN step as tight as pip, npm, apt, cargo and go allow. The input is the config.json of an OCI
# bundle (runtime-spec, "config.md") as Buildah wrote it; $policy is a dev.slipway.buildah.RunPolicy, $install what runs in
# place of pip, or nothing. What ought to be
# there and is not ends the program, and with it the step: it never runs less isolated than this.

# What package managers need: apt and dpkg give files to users they have just made (CHOWN, FOWNER), write below folders
# of others (DAC_OVERRIDE), keep set-group-id bits (FSETID), and let users of their own download and run scripts (SETGID,
# SETUID). With no_new_privs nothing else can be had, by no set-user-id program and no file capability.
def capabilities: ["CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER", "CAP_FSETID", "CAP_SETGID", "CAP_SETUID"];

def namespaces: ["pid", "network", "ipc", "uts", "mount"];

# Buildah's default profile lets these through, for containers in containers. keyctl and its like reach the keyrings of
# the user that runs Slipway, which no namespace hides. (SCMP_ACT_ERRNO with EPERM is what a missing capability gives.)
def denied: ["mount", "umount", "umount2", "pivot_root", "move_mount", "open_tree", "fsopen", "fsmount", "fsconfig",
    "fspick", "mount_setattr", "setns", "unshare", "add_key", "keyctl", "request_key", "bpf", "perf_event_open",
    "userfaultfd", "name_to_handle_at", "open_by_handle_at", "process_vm_readv", "process_vm_writev", "pidfd_getfd",
    "io_uring_setup", "io_uring_enter", "io_uring_register", "kexec_load", "kexec_file_load", "init_module",
    "finit_module", "delete_module", "reboot", "swapon", "swapoff", "syslog", "settimeofday", "clock_settime",
    "clock_adjtime", "adjtimex"];

# AF_UNIX, AF_INET, AF_INET6, AF_NETLINK. Not AF_VSOCK, which leads to the hypervisor past every network namespace.
def families: [1, 2, 10, 16];

def CLONE_NEWUSER: 268435456;
def EPERM: 1;
def ENOSYS: 38;

def deny($names; $errno): {names: $names, action: "SCMP_ACT_ERRNO", errnoRet: $errno};
def allow($name; $arguments): {names: [$name], action: "SCMP_ACT_ALLOW", args: $arguments};

# A call may stand in one rule only, or the looser one counts. 32-bit calls would go past the rules on arguments.
def filter:
    (denied + ["socket", "clone", "clone3"]) as $ours
    | .architectures -= ["SCMP_ARCH_X86", "SCMP_ARCH_X32", "SCMP_ARCH_ARM"]
    | .syscalls |= (map(.names -= $ours) | map(select(.names != [])))
    | .syscalls += [deny(denied; EPERM), deny(["clone3"]; ENOSYS),
        allow("clone"; [{index: 0, value: CLONE_NEWUSER, valueTwo: 0, op: "SCMP_CMP_MASKED_EQ"}])]
    | .syscalls += (families | map(allow("socket"; [{index: 0, value: ., op: "SCMP_CMP_EQ"}])));

def require($condition; $what): if $condition then . else error("a RUN step would be without " + $what) end;

require(.linux.seccomp != null; "a seccomp filter")
| require((namespaces - [.linux.namespaces[] | select(.path == null) | .type]) == []; "namespaces of its own")
| require((.linux.devices // []) == []; "the default devices alone")
| if $install != "" and .process.args == ["/bin/sh", "-c", "pip install --no-cache-dir -r requirements.txt"]
    then .process.args = ["/bin/sh", $install] else . end
| .process.env += $environment
| .process.noNewPrivileges = true
| .process.capabilities |= (map_values(. - (. - capabilities)) | .ambient = [] | .inheritable = [])
| .process.rlimits = $policy.rlimits
| (.mounts[] | select(.type == "tmpfs") | select(any(.options[]?; startswith("size=")) | not) | .options)
    += ["size=\($policy.tmpfsBytes)"]
| (.mounts[] | select(.destination == "/dev/shm" and .type != "bind") | .options)
    |= (map(select(startswith("size=") | not)) + ["size=\($policy.tmpfsBytes)"])
| .linux.seccomp |= filter
| .linux.maskedPaths += ["/proc/asound", "/proc/interrupts", "/proc/kmsg", "/sys/fs", "/sys/kernel",
    "/sys/devices/virtual/powercap"]
