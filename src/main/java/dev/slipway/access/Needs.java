package dev.slipway.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope that a route needs, on its method or, for all methods, on its class. A route without one is open to
 * {@link Scope#ADMIN} alone, so that one that was forgotten stays shut; a test says which.
 */
@Documented
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {

    Scope value();
}
