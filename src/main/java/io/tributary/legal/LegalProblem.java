package io.tributary.legal;

import io.tributary.kernel.Problem;

/** What can go wrong with documents and their acceptance. */
public enum LegalProblem implements Problem {
    DOCUMENT_CHANGED(
            "document-changed",
            409,
            "The document is not the one that was read",
            "Another version has taken its place. Open the document again, read what changed, and"
                    + " accept that."),
    NOTHING_TO_PUBLISH(
            "nothing-to-publish",
            409,
            "There is no new text to publish",
            "The newest version says the same already."),
    TAKES_EFFECT_TOO_EARLY(
            "takes-effect-too-early",
            400,
            "The version would take effect too early",
            "Choose a day from today on, after every version that is published, and a grace of at"
                    + " most 365 days.");

    private final Entry entry;

    LegalProblem(String code, int status, String title, String remedy) {
        this.entry = new Entry(code, status, title, remedy);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
