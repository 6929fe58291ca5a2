# shellcheck shell=bash
# shellcheck disable=SC2034 # read by the other parts
# The disk that a test fills to its last byte: a small ext4 in a file. Root mounts it, the ordinary user owns it. A
# tmpfs would do where the kernel gives it user xattrs, which Buildah's overlay needs (Linux 6.6).

readonly SMALL_DISKS=/var/lib/slipway-small-disk
readonly SMALL_DISK_SIZE=700M # the base image of the test and its layers take a third of it

small_disk_of() { printf '%s/%s' "$SMALL_DISKS" "$1"; }

# As root, for the length of one command.
lend_small_disk() {
  local disk
  disk=$(small_disk_of "$SLIPWAY_USER")
  take_small_disk_back "$disk" # an earlier run may have been killed
  at_exit take_small_disk_back "$disk"
  mkdir -p "$disk"
  mount_ext4 "$disk" || mount_tmpfs "$disk" ||
    die "No small disk can be mounted at $disk, neither from a loop device nor a tmpfs." \
      "The test of a full disk needs one; run ./slipway test where mounting is allowed."
}

mount_ext4() {
  truncate -s "$SMALL_DISK_SIZE" "$1.img" &&
    mkfs.ext4 -q -F -m 0 -E "root_owner=$(id -u "$SLIPWAY_USER"):$(id -g "$SLIPWAY_USER")" "$1.img" &&
    mount -o loop "$1.img" "$1"
} 2>/dev/null

mount_tmpfs() {
  note "No loop device here: the small disk is a tmpfs"
  mount -t tmpfs -o "size=$SMALL_DISK_SIZE,mode=0700,uid=$(id -u "$SLIPWAY_USER"),gid=$(id -g "$SLIPWAY_USER")" slipway "$1"
}

take_small_disk_back() {
  local disk=$1
  # Lazily: what is left of a test that was killed must not keep it.
  ! mountpoint -q "$disk" || umount -l "$disk"
  rm -f "$disk.img"
  [[ ! -d $disk ]] || rmdir "$disk"
  [[ ! -d $SMALL_DISKS ]] || rmdir --ignore-fail-on-non-empty "$SMALL_DISKS"
}

# As the ordinary user.
small_disk_is_there() {
  local disk
  disk=$(small_disk_of "$(id -un)")
  mountpoint -q "$disk" && [[ -w $disk ]]
}

# What an ordinary user's root must run, as part of a line in single quotes.
small_disk_line() {
  local user disk
  user=$(id -un)
  disk=$(small_disk_of "$user")
  printf '%s' "mkdir -p $disk && truncate -s $SMALL_DISK_SIZE $disk.img && mkfs.ext4 -q -F -m 0" \
    " -E root_owner=$(id -u):$(id -g) $disk.img && mount -o loop $disk.img $disk"
}
