package io.tributary.identity;

import io.tributary.platform.Settings;

import java.util.ArrayList;
import java.util.List;

/** What a server that is not the demo lacks to be run for real; each a sentence for its log. */
final class MissingSettings {
    private MissingSettings() {}

    /**
     * @param mailIsKept whether there is no mail server
     */
    static List<String> of(Settings settings, boolean mailIsKept, LegalEntity entity) {
        var missing = new ArrayList<String>();
        if (settings.isDemo()) {
            return missing;
        }
        if (mailIsKept) {
            missing.add(
                    "There is no mail server: mail is kept and not sent, so nobody can confirm an"
                            + " address or get a link. Set spring.mail.host and"
                            + " tributary.mail.sender.");
        }
        if (!entity.invented().isEmpty()) {
            missing.add(
                    "Invoices would name an invented company: set "
                            + String.join(", ", entity.invented())
                            + ".");
        }
        return missing;
    }
}
