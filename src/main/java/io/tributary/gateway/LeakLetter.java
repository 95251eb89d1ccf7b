package io.tributary.gateway;

import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Postbox;
import io.tributary.platform.Settings;

/** Tells who answers for an organization that one of its keys was found and has ended. */
final class LeakLetter {
    private final Staff staff;
    private final Postbox postbox;
    private final Settings settings;

    LeakLetter(Staff staff, Postbox postbox, Settings settings) {
        this.staff = staff;
        this.postbox = postbox;
        this.settings = settings;
    }

    /** In the surrounding transaction. */
    void write(OrganizationId organization, ApiKey key) {
        staff.of(organization).stream()
                .filter(
                        colleague ->
                                colleague.role() == Role.OWNER || colleague.role() == Role.ADMIN)
                .forEach(colleague -> write(organization, colleague.email(), key));
    }

    private void write(OrganizationId organization, String email, ApiKey key) {
        postbox.post(
                organization,
                email,
                "Your API key “" + key.name() + "” was found and has ended",
                """
                Somebody who holds your key “%s” (%s_…) reported it as leaked. It was ended
                at once: every call with it is refused.

                What to do: create a new key and put it in its place, find out where the old
                one could be read (a repository, a log, a page), and look at its last calls.

                %s
                """
                        .formatted(
                                key.name(),
                                key.prefix(),
                                settings.link("/partner/keys/" + key.id())));
    }
}
