package io.tributary.legal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a partner agrees to. */
public enum LegalDocument {
    API_TERMS(
            "api-terms",
            "API terms",
            "What the API may be used for, how much, and what happens when something goes wrong.",
            true),
    DATA_PROCESSING(
            "data-processing",
            "Data processing agreement",
            "What happens to data about persons: anonymisation, consent, retention.",
            true),
    PARTNERSHIP(
            "partnership",
            "Partnership agreement",
            "Shares of revenue, the brand, support, and the service level.",
            false);

    private final String code;
    private final String title;
    private final String about;
    private final boolean neededForLive;

    LegalDocument(String code, String title, String about, boolean neededForLive) {
        this.code = code;
        this.title = title;
        this.about = about;
        this.neededForLive = neededForLive;
    }

    /** Its name in addresses and tables. */
    public String code() {
        return code;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** One sentence on what it is about. */
    public String about() {
        return about;
    }

    /** Whether live keys are made only for who accepted it. */
    public boolean isNeededForLive() {
        return neededForLive;
    }

    /** Those without which no live key is made. */
    public static List<LegalDocument> neededForLive() {
        return Arrays.stream(values()).filter(LegalDocument::isNeededForLive).toList();
    }

    /** The document of that code. */
    public static Optional<LegalDocument> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
