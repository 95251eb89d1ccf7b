package io.tributary.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

import java.util.Base64;
import java.util.concurrent.Semaphore;

/**
 * Password hashes: Argon2id with 19 MiB and two passes (OWASP's first choice). A few are computed
 * at a time, since each takes that memory; the others wait.
 */
public final class Passwords {
    /** How many characters a password needs at least. */
    public static final int SHORTEST = 10;

    /** How many characters are read of one at most. */
    public static final int LONGEST = 200;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, MEMORY_KIB, PASSES);
    private final Semaphore gate =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));

    /** Of no password, in the form of one: made of zeroes, because no start should wait for it. */
    static final String NOBODYS =
            "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                    .formatted(MEMORY_KIB, PASSES, zeroes(SALT_BYTES), zeroes(HASH_BYTES));

    Passwords() {}

    /** Whether somebody may choose it. */
    public static boolean isAcceptable(String password) {
        return password.length() >= SHORTEST && password.length() <= LONGEST;
    }

    String hash(String password) {
        gate.acquireUninterruptibly();
        try {
            return String.valueOf(argon2.encode(password));
        } finally {
            gate.release();
        }
    }

    /** Takes as much work when there is no hash to match as when there is one. */
    boolean matches(String password, @Nullable String hash) {
        var readable = password.length() <= LONGEST ? password : "";
        gate.acquireUninterruptibly();
        try {
            boolean same = argon2.matches(readable, hash == null ? NOBODYS : hash);
            return same && hash != null;
        } finally {
            gate.release();
        }
    }

    private static String zeroes(int bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(new byte[bytes]);
    }
}
