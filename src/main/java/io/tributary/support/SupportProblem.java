package io.tributary.support;

import io.tributary.kernel.Problem;

/** What can go wrong with tickets. */
public enum SupportProblem implements Problem {
    TICKET_CLOSED(
            "ticket-closed",
            409,
            "The ticket is closed",
            "Nothing more is written to it. Open another one that names it."),
    ANSWERED_MEANWHILE(
            "answered-meanwhile",
            409,
            "Something was written meanwhile",
            "Read what is new, then send your answer again if it still holds."),
    NOT_SOLVED_YET(
            "not-solved-yet",
            409,
            "The ticket is not solved yet",
            "Say how content you were once it is solved."),
    RATED_ALREADY(
            "rated-already",
            409,
            "It was rated already",
            "A ticket is rated once. Open another one to tell more."),
    FILE_REFUSED(
            "file-refused",
            422,
            "A file cannot be attached",
            "Attach PDF, PNG, JPEG, text, log, CSV, JSON or ZIP, at most five files of 10 MiB and"
                    + " 20 MiB in all. What a file is, is read from its content."),
    MAIL_NOT_TRUSTED(
            "mail-not-trusted",
            401,
            "This mail server is not known",
            "Send the secret of the mail server as a bearer token.");

    private final Entry entry;

    SupportProblem(String code, int status, String title, String remedy) {
        this.entry = new Entry(code, status, title, remedy);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
