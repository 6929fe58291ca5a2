"""What Slipway asks of Buildah, with the work left out. Only light imports: it starts thousands of times.

build   prints the Dockerfile's steps and remembers an image that no other attempt has: its configuration holds a nonce
push    sends layer, configuration and manifest to the registry, writes the digest file, and adds a line to
        $HOME/pushes: time, image, digest, and the folder of the job, with tabs between

A comment `# engine: sleep=2.5 lines=100` in a file of the context makes a build last longer or say more.
"""

import hashlib
import os
import socket
import sys
import time

LAYER = bytes(1024)  # a tar archive of nothing
FLAGS = {"--layers", "--force-rm", "--all", "-a", "--quiet", "-q", "--json", "--force", "-f", "--noheading", "--prune",
         "--version"}  # every other option has a value


def parsed(arguments):
    """Options by name, and what is no option."""
    options, rest = {}, []
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if not word.startswith("-") or rest and rest[0] == "run":
            rest.append(word)
        elif equals:
            options[name] = value
        else:
            options[name] = "" if name in FLAGS else next(words)
    return options, rest


def say(text, stream=sys.stdout):
    stream.write(text + "\n")
    stream.flush()


def digest_of(content):
    return "sha256:" + hashlib.sha256(content).hexdigest()


def wishes(context):
    """The engine's instructions among the files of a context."""
    found = {"sleep": "0.02", "lines": "3"}
    for name in os.listdir(context):
        if name.endswith(".py"):
            with open(os.path.join(context, name), encoding="utf-8") as file:
                for line in file:
                    if line.startswith("# engine:"):
                        found.update(word.split("=", 1) for word in line.split()[2:])
    return found


def record_of(options, image):
    return os.path.join(options["--root"], "fake-images", hashlib.sha256(image.encode()).hexdigest())


def build(options, rest):
    wished = wishes(rest[1])
    with open(options["--file"], encoding="utf-8") as file:
        steps = [line.strip() for line in file if line[:1].isupper()]
    for number, step in enumerate(steps, 1):
        say(f"STEP {number}/{len(steps)}: {step}")
        for line in range(int(wished["lines"])):
            say(f"line {line + 1} of step {number}")
        time.sleep(float(wished["sleep"]) / len(steps))
    layer = digest_of(LAYER)
    config = ('{"architecture":"amd64","os":"linux","config":{"Labels":{"nonce":"%s"}},"rootfs":{"type":"layers",'
              '"diff_ids":["%s"]}}' % (os.urandom(16).hex(), layer)).encode()
    path = record_of(options, options["--tag"])
    os.makedirs(os.path.dirname(path), exist_ok=True)
    aside = path + "." + os.urandom(4).hex()
    with open(aside, "wb") as file:
        file.write(config)
    os.replace(aside, path)
    say(f"COMMIT {options['--tag']}")
    say(f"Successfully tagged {options['--tag']}")
    say(hashlib.sha256(config).hexdigest())


class Registry:
    """As much of the distribution specification as a push needs, on one connection."""

    def __init__(self, host):
        self.host = host
        name, port = host.rsplit(":", 1)
        self.socket = socket.create_connection((name, int(port)), timeout=30)
        self.reader = self.socket.makefile("rb")

    def ask(self, method, path, body=b"", kind="application/octet-stream"):
        head = (f"{method} {path} HTTP/1.1\r\nHost: {self.host}\r\nContent-Type: {kind}\r\n"
                f"Content-Length: {len(body)}\r\n\r\n")
        self.socket.sendall(head.encode() + body)
        first = self.reader.readline()
        if not first:
            raise OSError("EOF")
        headers = {}
        while line := self.reader.readline().strip():
            name, _, value = line.decode().partition(":")
            headers[name.lower()] = value.strip()
        if method != "HEAD":
            self.reader.read(int(headers.get("content-length", "0")))
        return int(first.split()[1]), headers

    def expect(self, status, *request):
        answered, headers = self.ask(*request)
        if answered != status:
            raise OSError(f"received unexpected HTTP status: {answered} to {request[0]} {request[1]}")
        return headers

    def put_blob(self, repository, content):
        digest = digest_of(content)
        if self.ask("HEAD", f"/v2/{repository}/blobs/{digest}")[0] == 200:
            return
        place = self.expect(202, "POST", f"/v2/{repository}/blobs/uploads/")["location"]
        place = "/" + place.split("://", 1)[-1].split("/", 1)[1]
        self.expect(201, "PUT", place + ("&" if "?" in place else "?") + "digest=" + digest, content)


def split_reference(image):
    host, _, rest = image.partition("/")
    separator = "@" if "@" in rest else ":"
    repository, _, tag = rest.rpartition(separator)
    return host, repository, tag


def manifest_of(config):
    kind = "application/vnd.oci.image."
    return kind + "manifest.v1+json", (
        '{"schemaVersion":2,"mediaType":"%smanifest.v1+json","config":{"mediaType":"%sconfig.v1+json","digest":"%s",'
        '"size":%d},"layers":[{"mediaType":"%slayer.v1.tar","digest":"%s","size":%d}]}'
        % (kind, kind, digest_of(config), len(config), kind, digest_of(LAYER), len(LAYER))).encode()


def push(options, rest):
    source, target = rest[1], rest[-1].removeprefix("docker://")
    with open(record_of(options, source), "rb") as file:
        config = file.read()
    host, repository, tag = split_reference(target)
    kind, manifest = manifest_of(config)
    digest = digest_of(manifest)
    say("Getting image source signatures", sys.stderr)
    registry = Registry(host)
    registry.put_blob(repository, LAYER)
    registry.put_blob(repository, config)
    registry.expect(201, "PUT", f"/v2/{repository}/manifests/{tag}", manifest, kind)
    if "--digestfile" in options:
        with open(options["--digestfile"], "w", encoding="utf-8") as file:
            file.write(digest)
    say("Writing manifest to image destination", sys.stderr)
    with open(os.path.join(os.environ["HOME"], "pushes"), "a", encoding="utf-8") as file:
        file.write(f"{time.time():.6f}\t{target}\t{digest}\t{os.getcwd()}\n")


def remove(options, rest):
    for image in rest[1:]:
        try:
            os.remove(record_of(options, image))
        except FileNotFoundError:
            pass


def images(options, rest):
    try:
        for name in os.listdir(os.path.join(options["--root"], "fake-images")):
            say(name[:12])
    except FileNotFoundError:
        pass


def pull(options, rest):
    """As much of the storage's list of images as tells that this one is there."""
    path = os.path.join(options["--root"], "overlay-images", "images.json")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    digest = digest_of(rest[1].encode())
    aside = path + "." + os.urandom(4).hex()
    with open(aside, "w", encoding="utf-8") as file:
        file.write('[{"id":"%s","digest":"%s","names":["%s"]}]' % (digest[7:], digest, rest[1]))
    os.replace(aside, path)


def nothing(options, rest):
    """What the isolation probe, recovery and disk cleaning ask for: there are no containers here."""


COMMANDS = {"build": build, "push": push, "rmi": remove, "images": images, "from": nothing, "pull": pull, "run": nothing, "rm": nothing,
            "containers": nothing, "prune": nothing, "version": lambda options, rest: say("Version: 0 (fake)")}


def reason(error):
    """As Go says it, since that is what Slipway knows to read."""
    if isinstance(error, TimeoutError):
        return "i/o timeout"
    return error.strerror.lower() if error.strerror else str(error)


def main():
    options, rest = parsed(sys.argv[1:])
    if "--version" in options:
        return say("buildah version 0 (fake)")
    if not rest or rest[0] not in COMMANDS:
        say(f"Error: unknown command {' '.join(sys.argv[1:])}", sys.stderr)
        return sys.exit(125)
    try:
        COMMANDS[rest[0]](options, rest)
    except OSError as error:
        say(f"Error: {rest[0]}: {reason(error)}", sys.stderr)
        sys.exit(125)


main()
