package dev.slipway.redteam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import dev.slipway.access.CountedKeys;
import dev.slipway.access.CountedKeys.Compared;

/**
 * Guessing a key by the time of its refusal. A clock would be the flaky way to tell, so the work is counted: every refusal
 * compares two whole hashes, whichever part of the key is wrong.
 */
class KeyGuessingAttackTest {

    private static final List<Compared> NOTHING_FOUND = List.of(new Compared(64, 64, false), new Compared(64, 64, false));

    private final CountedKeys keys = new CountedKeys();
    private final String key = keys.add(Optional.empty(), Optional.empty());

    private static String withLastDigitChanged(String key) {
        return key.substring(0, key.length() - 1) + (key.endsWith("0") ? "1" : "0");
    }

    @RedTeam
    void telling_an_unknown_id_from_a_wrong_secret() {
        assertThat(keys.opens(key)).isTrue();

        assertThat(keys.comparisonsFor(withLastDigitChanged(key))).isEqualTo(NOTHING_FOUND);
        assertThat(keys.comparisonsFor("slw_00000000_" + "0".repeat(64))).isEqualTo(NOTHING_FOUND);
    }

    @RedTeam
    void telling_what_has_no_keys_form_from_what_has() {
        assertThat(keys.comparisonsFor("")).isEqualTo(NOTHING_FOUND);
        assertThat(keys.comparisonsFor("x".repeat(8_000))).isEqualTo(NOTHING_FOUND);
        assertThat(keys.comparisonsFor("the configured kez")).isEqualTo(NOTHING_FOUND);
    }

    @RedTeam
    void telling_an_expired_or_revoked_id_by_a_wrong_secret() {
        String expired = keys.add(Optional.of(keys.now()), Optional.empty());
        String revoked = keys.add(Optional.empty(), Optional.of(keys.now()));

        assertThat(keys.comparisonsFor(withLastDigitChanged(expired))).isEqualTo(NOTHING_FOUND);
        assertThat(keys.comparisonsFor(withLastDigitChanged(revoked))).isEqualTo(NOTHING_FOUND);
        assertThat(keys.comparisonsFor(expired)).hasSameSizeAs(keys.comparisonsFor(key));
        assertThat(keys.opens(expired)).isFalse();
        assertThat(keys.opens(revoked)).isFalse();
    }

    @RedTeam
    void the_hash_that_stands_for_nobody() {
        assertThat(keys.opens("0".repeat(64))).isFalse();
        assertThat(keys.opens("the configured key")).isTrue();
    }
}
