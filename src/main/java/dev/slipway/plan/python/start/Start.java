package dev.slipway.plan.python.start;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

import dev.slipway.plan.Warning;

/**
 * How an agent is started.
 *
 * @param framework what it is written with, when that is known
 * @param reason how the framework and the command were decided, in words that follow "because"
 * @param command in exec form
 * @param environment variables that the command needs
 * @param needs requirement of the program that the command runs, when the framework itself does not bring it
 */
public record Start(Optional<Framework> framework, String reason, List<String> command,
        SortedMap<String, String> environment, Optional<String> needs, List<Warning> warnings) {
}
