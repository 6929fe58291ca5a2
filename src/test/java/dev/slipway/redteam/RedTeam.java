package dev.slipway.redteam;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An attack on Slipway, named by what it tries. Where a deliberately weakened set-up can show that the attack is a real
 * one, the test first sees it succeed there, and then fail against the default.
 */
@Test
@Tag("red-team")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RedTeam {
}
