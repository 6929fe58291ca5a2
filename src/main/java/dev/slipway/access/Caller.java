package dev.slipway.access;

import jakarta.enterprise.context.RequestScoped;

/** Who is calling, once {@link Authentication} has let the request in. */
@RequestScoped
public class Caller {

    private Holder holder;

    /** The workspace of the key or token that the request carries; null until it was let in. */
    public Workspace workspace() {
        return holder == null ? null : holder.workspace();
    }

    /**
     * Which key or token that is: {@code key:<public id>}, {@code key:configured} or {@code oidc:<subject>}; null until then.
     */
    public String name() {
        return holder == null ? null : holder.name();
    }

    /** Whether it may do what needs this scope. */
    public boolean allows(Scope needed) {
        return holder.scopes().stream().anyMatch(scope -> scope.includes(needed));
    }

    /** Whether it may see to the keys of every workspace: an administrator of the default one. */
    boolean isOperator() {
        return workspace().isDefault() && allows(Scope.ADMIN);
    }

    void enters(Holder holder) {
        this.holder = holder;
    }
}
