package io.tributary.platform;

/** Where modules post mail: kept in the caller's transaction, sent after its commit. */
public final class Postbox {
    private final Mails mails;
    private final Jobs jobs;
    private final DurableJob sending;

    Postbox(Mails mails, Jobs jobs, DurableJob sending) {
        this.mails = mails;
        this.jobs = jobs;
        this.sending = sending;
    }

    /**
     * Posts a plain-text message.
     *
     * @param subject at most 200 characters
     */
    public void post(String recipient, String subject, String body) {
        post(Letter.to(recipient, subject, body));
    }

    /** Posts a message that hangs together with others. */
    public void post(Letter letter) {
        var id = mails.write(letter);
        jobs.schedule(sending, id.toString(), id.toString());
    }
}
