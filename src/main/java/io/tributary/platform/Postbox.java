package io.tributary.platform;

import io.tributary.kernel.OrganizationId;

import jakarta.mail.internet.InternetAddress;

import org.jspecify.annotations.Nullable;

import java.io.UnsupportedEncodingException;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where modules post mail: kept in the caller's transaction, sent after its commit. What is posted
 * for an organization bears its name and leads to its own host, if it has them; whoever posts says
 * for whom, as a job of the house may write to an organization, and one of its transactions to us.
 */
public final class Postbox {
    private final Mails mails;
    private final Jobs jobs;
    private final DurableJob sending;
    private final Function<OrganizationId, Optional<Letterhead>> letterheads;
    private final String house;

    /**
     * @param house what links to the house's pages begin with
     */
    Postbox(
            Mails mails,
            Jobs jobs,
            DurableJob sending,
            Function<OrganizationId, Optional<Letterhead>> letterheads,
            String house) {
        this.mails = mails;
        this.jobs = jobs;
        this.sending = sending;
        this.letterheads = letterheads;
        this.house = house;
    }

    /**
     * Posts a plain-text message.
     *
     * @param organization whose people it is for, whosever transaction it is; null for the house's
     *     own, and for persons whatever they work for
     * @param subject at most 200 characters
     */
    public void post(
            @Nullable OrganizationId organization, String recipient, String subject, String body) {
        post(organization, Letter.to(recipient, subject, body));
    }

    /**
     * Posts a message that hangs together with others.
     *
     * @param organization as above
     */
    public void post(@Nullable OrganizationId organization, Letter letter) {
        var dressed =
                Optional.ofNullable(organization)
                        .flatMap(letterheads)
                        .map(letterhead -> dressed(letter, letterhead))
                        .orElse(letter);
        var id = mails.write(dressed);
        jobs.schedule(sending, id.toString(), id.toString());
    }

    /** A header that the writer set stays. */
    private Letter dressed(Letter letter, Letterhead letterhead) {
        var headers = new HashMap<String, String>();
        headers.put("From", from(letterhead));
        if (letterhead.replyTo() != null) {
            headers.put("Reply-To", letterhead.replyTo());
        }
        headers.putAll(letter.headers());
        var home = letterhead.home();
        return new Letter(
                letter.recipient(),
                letter.subject(),
                home == null ? letter.body() : letter.body().replace(house + "/", home + "/"),
                headers);
    }

    /** The name is encoded: whatever stands in it, it stays a name. */
    private String from(Letterhead letterhead) {
        var address = letterhead.address() == null ? mails.sender() : letterhead.address();
        try {
            return new InternetAddress(address, letterhead.name(), "UTF-8")
                    .toString()
                    .replaceAll("\\s+", " ");
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException("every Java has UTF-8", impossible);
        }
    }
}
