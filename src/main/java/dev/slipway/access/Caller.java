package dev.slipway.access;

import jakarta.enterprise.context.RequestScoped;

/** Who is calling, once {@link Authentication} has let the request in. */
@RequestScoped
public class Caller {

    private Workspace workspace;

    /** The workspace of the key that the request carries. */
    public Workspace workspace() {
        return workspace;
    }

    void enters(Workspace workspace) {
        this.workspace = workspace;
    }
}
