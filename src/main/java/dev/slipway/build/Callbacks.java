package dev.slipway.build;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;

/** The stored callbacks. Every method wants the session or transaction of its caller. */
@ApplicationScoped
public class Callbacks implements PanacheRepositoryBase<Callback, String> {
}
