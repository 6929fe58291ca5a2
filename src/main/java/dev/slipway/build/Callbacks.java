package dev.slipway.build;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The stored callbacks. Every method wants the session or transaction of its caller. */
@ApplicationScoped
public class Callbacks implements PanacheRepositoryBase<Callback, String> {

    /** The callbacks of a build, oldest first. */
    Uni<List<Callback>> of(Build build) {
        return list("buildId = ?1 order by createdAt, id", build.id());
    }
}
