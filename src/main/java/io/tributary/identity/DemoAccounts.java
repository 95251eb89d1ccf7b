package io.tributary.identity;

import java.util.List;

/**
 * Who can sign in to the world of examples. The sign-in page tells visitors of this very machine;
 * where there is no such world there is no bean of this type.
 */
public interface DemoAccounts {
    /**
     * One of them.
     *
     * @param who what they are there, in words: {@code Lantern, owner}
     * @param password generated for this data directory
     */
    record DemoAccount(String who, String email, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "DemoAccount[" + email + "]";
        }
    }

    List<DemoAccount> all();
}
