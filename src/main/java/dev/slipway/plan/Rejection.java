package dev.slipway.plan;

import java.util.Optional;

/**
 * Why a submission cannot be planned, for the person who sent it.
 *
 * @param code stable word for programs, such as {@code invalid_file_name}
 * @param message one sentence that a person can act on
 * @param field the request field at fault, when there is one
 * @param hint what to do instead, when the sentence does not say it
 */
public record Rejection(String code, String message, Optional<String> field, Optional<String> hint) {

    public static Rejection of(String code, String field, String message) {
        return new Rejection(code, message, Optional.of(field), Optional.empty());
    }

    public static Rejection of(String code, String field, String message, String hint) {
        return new Rejection(code, message, Optional.of(field), Optional.of(hint));
    }

    /** For use inside this package's readers; {@link Planner#plan} turns it into a result again. */
    public RejectedException raise() {
        return new RejectedException(this);
    }

    /** Carries a rejection out of deeply nested reading. */
    public static final class RejectedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Rejection rejection;

        private RejectedException(Rejection rejection) {
            super(rejection.message(), null, false, false);
            this.rejection = rejection;
        }

        public Rejection rejection() {
            return rejection;
        }
    }
}
