package dev.slipway.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that was done, or refused.
 *
 * @param id chosen here, so that an event that is stored twice is stored once
 * @param at in microseconds, as PostgreSQL stores it
 * @param workspace of the caller; null where nobody knows who it was
 * @param actor such as {@code key:1a2b3c4d}
 * @param action such as {@code build.create}
 * @param thing such as a build's id, or null
 * @param address where the request came from
 * @param status HTTP status of the answer
 */
record AuditEvent(UUID id, Instant at, String workspace, String actor, String action, String thing, String address,
        int status) {

    AuditEvent {
        workspace = Printable.of(workspace);
        actor = Printable.of(actor);
        thing = Printable.of(thing);
        address = Printable.of(address);
    }
}
