package io.tributary.support;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Secrets;
import io.tributary.platform.Throttle;
import io.tributary.platform.Transactions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Mail that comes in. A mail server that knows the secret delivers what it took; what a person
 * wrote goes into the thread whose address it was sent to, or opens a ticket. The sender's address
 * is believed as far as the mail server has checked it.
 */
public final class SupportMail {
    /** What became of a mail. */
    public sealed interface Outcome {
        /** It opened a ticket. */
        record Opened(UUID ticket) implements Outcome {}

        /** It stands in the thread of a ticket. */
        record Answered(UUID ticket) implements Outcome {}

        /** It was taken in before. */
        record Repeated() implements Outcome {}

        /** It was not taken in; only those who run the house are told. */
        record Refused(String reason) implements Outcome {}
    }

    /** A mail that was not taken in, and why. */
    public record Rejection(Instant at, String reason) {}

    /** The largest mail, in bytes: files are a third larger on their way. */
    public static final int LARGEST = 30 * 1024 * 1024;

    private static final Throttle.Rule PER_SENDER =
            new Throttle.Rule("support mail per sender", 60, Duration.ofHours(1));
    private static final Duration REMEMBERED = Duration.ofDays(90);
    private static final int LISTED = 20;

    private final MailDoor door;
    private final MailStore store;
    private final Throttle throttle;
    private final Transactions transactions;
    private final SupportSettings settings;
    private final byte[] secret;

    SupportMail(
            MailDoor door,
            MailStore store,
            Throttle throttle,
            Transactions transactions,
            SupportSettings settings,
            Secrets secrets) {
        this.door = door;
        this.store = store;
        this.throttle = throttle;
        this.transactions = transactions;
        this.settings = settings;
        var told = settings.mailSecret();
        this.secret =
                (told == null ? secrets.password("support/mail") : told)
                        .getBytes(StandardCharsets.UTF_8);
    }

    /** Where partners write; nothing when no mail is taken in. */
    public Optional<String> mailbox() {
        return settings.takesMail()
                ? Optional.of(settings.mailbox() + "@" + settings.domain())
                : Optional.empty();
    }

    /** Whether that is the secret of the mail server. */
    public boolean trusts(String shown) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), secret);
    }

    /**
     * Takes a mail in, once, however often it is delivered.
     *
     * @param raw the message of RFC 5322
     * @param envelope whom the mail server took it for; whom it names itself comes after
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} when it is no mail, {@link
     *     PlatformProblem#TOO_MANY_ATTEMPTS} when the sender wrote too much: deliver it later
     */
    public Outcome deliver(byte[] raw, List<String> envelope) {
        var mail = IncomingMail.read(raw);
        throttle.attempt(PER_SENDER, mail.from());
        var recipients = new ArrayList<>(envelope);
        recipients.addAll(mail.recipients());
        return transactions.in(Scope.system("mail comes in"), () -> door.take(mail, recipients));
    }

    /** Mail that was refused lately, the newest first. */
    public List<Rejection> refused() {
        return transactions.in(Scope.system("refused mail"), () -> store.refused(LISTED));
    }

    /** Forgets which mail came in long ago: no server delivers it again. */
    void forget(Instant now) {
        transactions.run(Scope.system("old mail"), () -> store.forget(now.minus(REMEMBERED)));
    }
}
