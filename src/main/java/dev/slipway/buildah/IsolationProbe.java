package dev.slipway.buildah;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

/**
 * Finds out how strongly RUN steps can be kept apart on this host, and whether that is enough to build. What falls short is
 * tried again, less and less often: a busy machine, or a program that is installed later, costs no restart.
 */
@ApplicationScoped
public class IsolationProbe {

    private static final Logger LOG = Logger.getLogger(IsolationProbe.class);
    /** Long, since a verdict in haste keeps a replica on a busy machine from building until the next try. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final BuildahConfig config;
    private final IsolationConfig wanted;
    private final TrialStep trial;
    private final Clock clock;
    private final CompletableFuture<Void> tried = new CompletableFuture<>();
    private volatile Found found;
    private volatile Instant nextTry = Instant.MAX;
    private volatile Duration pause = FIRST_PAUSE;
    private volatile boolean skipped;

    /** What was found out: what RUN steps get, what falls short of what they should, and what to show of it. */
    private record Found(Isolation isolation, List<String> weaknesses, Map<String, String> facts) {
    }

    IsolationProbe(BuildahConfig config, IsolationConfig wanted, TrialStep trial, Clock clock) {
        this.config = config;
        this.wanted = wanted;
        this.trial = trial;
        this.clock = clock;
    }

    /** Programs that building needs and that are not on this host. */
    public List<String> missingPrograms() {
        return Programs.missing(switch (config.isolation()) {
            case CHROOT -> List.of(config.program(), "setpriv", "unshare", "newuidmap");
            case AUTO, ROOTLESS -> List.of(config.program(), "setpriv", "unshare", "newuidmap", config.runtime(),
                    "slirp4netns", "jq", "ip", "tc", "nsenter");
        });
    }

    /** Says that nothing will be built on this host, so that nothing needs to be ready for it. */
    public void skip() {
        skipped = true;
    }

    public boolean isSkipped() {
        return skipped;
    }

    /** Whether {@link #isolation()} answers without waiting. */
    public boolean isDone() {
        return tried.isDone();
    }

    /** When what fell short is worth another try; none where that could change nothing. */
    public Optional<Instant> nextTry() {
        return Optional.of(nextTry).filter(Instant.MAX::isAfter);
    }

    /** Whether {@link #probe()} should run again. No build may be under way then: its steps rely on what was found. */
    public boolean isDue() {
        return !nextTry.isAfter(clock.instant());
    }

    /** What RUN steps get; waits for {@link #probe()} to have run. */
    public Isolation isolation() {
        return found().isolation();
    }

    /** Whether this host may build: its steps are kept apart as they should be, or the operator does without. */
    public boolean allowsBuilds() {
        return isDone() && (wanted.allowWeakIsolation() || weakness().isEmpty());
    }

    /** In what the isolation falls short; waits for {@link #probe()} to have run. */
    public Optional<String> weakness() {
        List<String> weaknesses = found().weaknesses();
        return weaknesses.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", weaknesses));
    }

    /** What holds for RUN steps, by name; waits for {@link #probe()} to have run. */
    public Map<String, String> facts() {
        return found().facts();
    }

    private Found found() {
        tried.join();
        return found;
    }

    /** Runs the probe and says loudly where the isolation is weak. */
    public void probe() {
        Found result = switch (config.isolation()) {
            case ROOTLESS, AUTO -> tried();
            case CHROOT -> chroot("slipway.buildah.isolation asks for chroot");
        };
        boolean worthATry = config.isolation() != BuildahConfig.IsolationChoice.CHROOT && !result.weaknesses().isEmpty();
        found = result;
        nextTry = worthATry ? clock.instant().plus(pause) : Instant.MAX;
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        tried.complete(null);
        tell(result);
    }

    private void tell(Found result) {
        Optional<String> weakness = weakness();
        if (weakness.isEmpty()) {
            LOG.infof("RUN steps are isolated: %s", result.facts());
        } else {
            LOG.errorf("RUN STEPS ARE ONLY WEAKLY ISOLATED: %s. %s README, \"Isolation\", says what is missing.",
                    weakness.get(), wanted.allowWeakIsolation() ? "Do not build code that you do not trust."
                            : "NOTHING IS BUILT HERE, unless slipway.build.allow-weak-isolation=true says that you trust"
                                    + " all code that comes.");
        }
    }

    private Found tried() {
        List<String> missing = missingPrograms();
        if (!missing.isEmpty()) {
            return unable("this host lacks " + String.join(", ", missing));
        }
        TrialStep.Result result = trial.run(PATIENCE);
        if (!result.worked()) {
            LOG.warnf("a RUN step with rootless isolation failed: %s", String.join(" | ", result.output()));
            return unable("a RUN step with rootless isolation failed, as the log says");
        }
        Findings findings = Findings.read(result.output());
        Map<String, String> facts = facts(Isolation.ROOTLESS);
        facts.putAll(findings.shown());
        return new Found(Isolation.ROOTLESS, findings.weaknesses(Namespaces::own), facts);
    }

    private Found unable(String reason) {
        return switch (config.isolation()) {
            case ROOTLESS -> new Found(Isolation.ROOTLESS, List.of(reason), facts(Isolation.ROOTLESS));
            case AUTO, CHROOT -> chroot(reason);
        };
    }

    private Found chroot(String reason) {
        return new Found(Isolation.CHROOT, List.of("they share this host's network and processes (chroot)", reason),
                facts(Isolation.CHROOT));
    }

    private Map<String, String> facts(Isolation isolation) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("isolation", isolation.option());
        facts.put("network", isolation == Isolation.CHROOT ? "the host's"
                : wanted.network().name().toLowerCase(java.util.Locale.ROOT));
        facts.put("cgroup", Namespaces.cgroup());
        return facts;
    }
}
