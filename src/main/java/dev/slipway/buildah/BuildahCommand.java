package dev.slipway.buildah;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Buildah's command lines, as pure data.
 *
 * <p>
 * Every command runs in a user namespace and, below that, in a PID namespace of its own. When the outermost process is
 * killed, or Slipway dies, each link of the chain is killed by its parent's death (prctl(2), PR_SET_PDEATHSIG) down to
 * the namespace's first process, and with that the kernel kills whatever a step had started, however it detached itself.
 *
 * @param program path of Buildah
 * @param home Slipway's folder for Buildah
 * @param storage the one to work on
 * @param isolation of RUN steps
 */
record BuildahCommand(Path program, BuildahHome home, Storage storage, Isolation isolation) {

    /** Where RUN steps see the CA bundle: in a tmpfs, so that the mount leaves no empty file in a layer. */
    static final String CA_BUNDLE = "/dev/slipway/ca.pem";

    List<String> build(BuildJob job, FromImage base, Optional<Path> caBundle, List<String> networkOptions,
            Optional<Path> uv) {
        List<String> command = buildah("build", "--layers", "--force-rm", "--format", "oci", "--pull=false");
        command.addAll(isolationOptions());
        if (isolation == Isolation.ROOTLESS) {
            command.addAll(networkOptions);
            command.addAll(List.of("--volume", job.secrets() + ":" + StepSecrets.FOLDER + ":ro"));
            uv.ifPresent(program -> command.addAll(installOptions(program)));
            caBundle.ifPresent(bundle -> command.addAll(List.of("--volume", bundle + ":" + CA_BUNDLE + ":ro")));
        }
        command.addAll(List.of("--cni-config-dir", job.mark().toString(), "--authfile", job.pullAuthFile().toString(),
                "--timestamp", Long.toString(Buildah.CREATED.getEpochSecond()),
                "--annotation", "org.opencontainers.image.base.name=" + base.name(),
                "--annotation", "org.opencontainers.image.base.digest=" + base.digest(),
                "--file", job.dockerfile().toString()));
        if (!job.labels().isEmpty()) {
            command.addAll(List.of("--file", job.labelsFile().toString()));
        }
        command.addAll(List.of("--tag", job.image().toString(), job.context().toString()));
        return command;
    }

    /** In the tmpfs as well, and read only. */
    private List<String> installOptions(Path uv) {
        return Stream
                .of(uv.toAbsolutePath() + ":" + FastInstall.FOLDER + "/uv:ro",
                        home.libexec().resolve("install-requirements") + ":" + FastInstall.FOLDER + "/install-requirements:ro",
                        home.libexec().resolve("compile-installed") + ":" + FastInstall.FOLDER + "/compile-installed:ro")
                .flatMap(mount -> Stream.of("--volume", mount)).toList();
    }

    /**
     * To a tag beside the image's own: whether this push may name the image is decided after it, so that nobody's image is
     * overwritten by a builder that was cut off and finishes late.
     */
    List<String> push(BuildJob job, boolean plainHttp) {
        List<String> command = buildah("push", "--format", "oci", "--authfile", job.authFile().toString(),
                "--digestfile", job.digestFile().toString(), "--tls-verify=" + !plainHttp);
        command.addAll(List.of(job.image().toString(), "docker://" + job.incoming()));
        return command;
    }

    /** Packs what tells the packages of an image with this topmost layer; see the script. */
    List<String> packageFiles(String layer, Path work, Optional<String> folder) {
        List<String> command = inNamespaces();
        command.addAll(List.of(home.libexec().resolve("package-files").toString(),
                storage.root().resolve("overlay").toString(), home.bases().root().resolve("overlay").toString(), layer,
                work.toString()));
        folder.ifPresent(command::add);
        return command;
    }

    /** Bytes and path; in the user namespace, which alone may read what the subordinate ids own. */
    List<String> storageSize() {
        return List.of(program.toString(), "unshare", "--", "du", "-s", "-B1", storage.root().toString());
    }

    /** A line for each that is the storage's own, without results of steps in between: id, name. */
    List<String> images() {
        return buildah("images", "--no-trunc", "--filter", "readonly=false", "--format", "{{.ID}} {{.Name}}");
    }

    List<String> removeImages(List<String> ids) {
        List<String> command = buildah("rmi", "--force");
        command.addAll(ids);
        return command;
    }

    List<String> pull(String image, BuildJob job) {
        return buildah("pull", "--policy", "missing", "--authfile", job.pullAuthFile().toString(), image);
    }

    /** Asks the registry whether the image has changed, and takes the new one if so. */
    List<String> refresh(String image, Path authFile) {
        return buildah("pull", "--policy", "ifnewer", "--authfile", authFile.toString(), image);
    }

    /** How many instructions the image has for builds upon it. */
    List<String> triggers(String image) {
        return buildah("inspect", "--type", "image", "--format",
                "{{if .Docker.Config}}{{len .Docker.Config.OnBuild}}{{else}}0{{end}}", image);
    }

    /** In the user namespace, whose subordinate ids a step may have given files to. */
    List<String> removeFolder(Path folder) {
        return List.of(program.toString(), "unshare", "--", "rm", "-rf", "--", folder.toString());
    }

    List<String> fromScratch(String container) {
        return buildah("from", "--name", container, "scratch");
    }

    List<String> run(String container, List<String> mounts, List<String> arguments) {
        List<String> command = buildah("run");
        command.addAll(isolationOptions());
        mounts.forEach(mount -> command.addAll(List.of("--volume", mount)));
        command.add(container);
        command.add("--");
        command.addAll(arguments);
        return command;
    }

    List<String> remove(List<String> containers) {
        List<String> command = buildah("rm");
        command.addAll(containers);
        return command;
    }

    private List<String> isolationOptions() {
        return switch (isolation) {
            case ROOTLESS -> List.of("--isolation", isolation.option(), "--runtime",
                    home.libexec().resolve("runtime").toString());
            case CHROOT -> List.of("--isolation", isolation.option());
        };
    }

    private List<String> buildah(String... arguments) {
        List<String> command = inNamespaces();
        command.addAll(List.of(program.toString(), "--root", storage.root().toString(),
                "--runroot", storage.runRoot().toString(), "--storage-driver", "overlay"));
        if (!storage.equals(home.bases())) { // also to list and to remove: layers here stand on layers there
            command.addAll(List.of("--storage-opt", "overlay.imagestore=" + home.bases().root()));
        }
        command.addAll(List.of(arguments));
        return command;
    }

    private List<String> inNamespaces() {
        List<String> command = new ArrayList<>();
        // the service keeps answering, and the kernel, short of memory, ends what belongs to a build first
        command.addAll(List.of("nice", "-n", "10", "choom", "-n", "1000", "--"));
        command.addAll(List.of("setpriv", "--pdeathsig", "KILL", program.toString(), "unshare", "--"));
        command.addAll(List.of("setpriv", "--pdeathsig", "KILL", "unshare", "--pid", "--fork", "--kill-child=KILL"));
        if (isolation == Isolation.ROOTLESS) {
            command.add("--mount-proc");
        }
        command.add("--");
        return command;
    }
}
