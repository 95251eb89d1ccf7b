package io.tributary.ledger;

import java.util.List;

/**
 * Something that must hold of the books. Every module that keeps money contributes its own; {@code
 * money-check} runs all.
 */
public interface BookCheck {
    /** What holds, as a sentence: {@code every transaction balances}. */
    String name();

    /**
     * Where it does not hold: a sentence for each place, at most a hundred. Runs in a transaction
     * of the whole house.
     */
    List<String> findings();
}
