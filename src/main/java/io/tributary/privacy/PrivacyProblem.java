package io.tributary.privacy;

import io.tributary.kernel.Problem;

/** What can go wrong with what persons ask of us. */
public enum PrivacyProblem implements Problem {
    WORDING_CHANGED(
            "wording-changed",
            409,
            "What you agree to was written anew",
            "Nothing was agreed to. Read the new words, then say yes again if you like."),
    ERASURE_BLOCKED(
            "erasure-blocked",
            409,
            "Something has to be done before you can be erased",
            "Do what is named, then ask again. Nothing was erased."),
    REQUEST_ENDED(
            "request-ended",
            409,
            "This request is answered already",
            "Load the page again to see what was done.");

    private final Entry entry;

    PrivacyProblem(String code, int status, String title, String remedy) {
        this.entry = new Entry(code, status, title, remedy);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
