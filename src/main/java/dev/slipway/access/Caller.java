package dev.slipway.access;

import jakarta.enterprise.context.RequestScoped;

/** Who is calling, once {@link Authentication} has let the request in. */
@RequestScoped
public class Caller {

    private Workspace workspace;
    private String name;

    /** The workspace of the key that the request carries; null until it was let in. */
    public Workspace workspace() {
        return workspace;
    }

    /** Who it is, for people to read: {@code key:} and the key's public id. */
    public String name() {
        return name;
    }

    void enters(Workspace workspace, String name) {
        this.workspace = workspace;
        this.name = name;
    }
}
