package dev.slipway.plan.python.project.pep;

import java.util.List;

/** A condition on the environment behind the {@code ;} of a requirement (PEP 508, "Environment Markers"). */
public sealed interface Marker {

    /** All parts hold. */
    record And(List<Marker> parts) implements Marker {
    }

    /** One of the parts holds. */
    record Or(List<Marker> parts) implements Marker {
    }

    /** A comparison; {@code operator} is a sign of PEP 440, {@code in} or {@code not in}. */
    record Comparison(Operand left, String operator, Operand right) implements Marker {
    }

    /** A side of a comparison. */
    sealed interface Operand {
    }

    /** A variable by its present name, such as {@code sys_platform}. */
    record Variable(String name) implements Operand {
    }

    /** A quoted text. */
    record Literal(String text) implements Operand {
    }
}
