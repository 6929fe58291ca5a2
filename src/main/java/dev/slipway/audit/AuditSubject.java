package dev.slipway.audit;

/** An answer that says which thing a request has made or changed, where the request's path does not. */
public interface AuditSubject {

    /** Such as a build's id; never a secret. */
    String auditSubject();
}
