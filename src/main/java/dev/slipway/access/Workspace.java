package dev.slipway.access;

/**
 * The team that a key belongs to; builds, agents and images belong to it.
 *
 * @param name lower-case letters, digits and dashes; part of image paths except for the default one
 */
public record Workspace(String name) {

    public static final Workspace DEFAULT = new Workspace("default");

    public boolean isDefault() {
        return equals(DEFAULT);
    }
}
