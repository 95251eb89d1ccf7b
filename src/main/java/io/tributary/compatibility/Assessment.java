package io.tributary.compatibility;

import java.time.Instant;
import java.util.Arrays;

/**
 * One visitor's way through the assessment, as far as it has come.
 *
 * @param isGiven whether it was given to research, which can be done once
 * @param expiresAt when it is deleted unless something is answered before
 */
public record Assessment(Answers answers, boolean isGiven, Instant expiresAt) {
    /** What is sealed and kept: whether it is given, then the answers. */
    byte[] bytes() {
        var steps = answers.bytes();
        var all = new byte[1 + steps.length];
        all[0] = (byte) (isGiven ? 1 : 0);
        System.arraycopy(steps, 0, all, 1, steps.length);
        return all;
    }

    static Assessment ofBytes(byte[] kept, Instant expiresAt) {
        var answers = Answers.ofBytes(Arrays.copyOfRange(kept, 1, kept.length));
        return new Assessment(answers, kept[0] == 1, expiresAt);
    }
}
