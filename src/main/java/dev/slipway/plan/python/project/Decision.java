package dev.slipway.plan.python.project;

import java.util.Optional;

/**
 * Which declaration counts, and why.
 *
 * @param origin its kind
 * @param manager the tool that is to install it
 * @param file its path; empty for the request's field and for {@link Origin#NONE}
 * @param reason one sentence for the plan, such as {@code "uv.lock pins what pyproject.toml declares"}
 */
public record Decision(Origin origin, PackageManager manager, Optional<String> file, String reason) {
}
