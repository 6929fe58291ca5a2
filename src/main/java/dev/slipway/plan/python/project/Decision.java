package dev.slipway.plan.python.project;

import java.util.List;

/**
 * Which declaration counts, and why.
 *
 * @param origin its kind
 * @param manager the tool that is to install it
 * @param files the deciding files, such as {@code uv.lock} or the requirements files to pass to {@code pip install -r}, but
 *        not what they include; none for the request's field and for {@link Origin#NONE}
 * @param reason one sentence for the plan, such as {@code "uv.lock pins what pyproject.toml declares"}
 */
public record Decision(Origin origin, PackageManager manager, List<String> files, String reason) {

    public Decision {
        files = List.copyOf(files);
    }
}
