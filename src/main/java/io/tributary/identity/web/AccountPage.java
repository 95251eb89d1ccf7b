package io.tributary.identity.web;

import io.tributary.identity.Visit;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Field;

import java.time.Instant;
import java.util.List;

/** The visitor's own account. */
record AccountPage(
        List<InputError> errors,
        String email,
        Field name,
        boolean hasPassword,
        Field current,
        Field fresh,
        List<Passkey> passkeys,
        List<Place> places,
        List<Visit.Employment> employments) {
    /** A passkey: where it is, as its owner named it. */
    record Passkey(String id, String label, Instant created, Instant lastUsed) {}

    /** Where the person is signed in. */
    record Place(
            String reference,
            Instant since,
            Instant lastSeen,
            String address,
            String device,
            boolean here) {}

    AccountPage {
        errors = List.copyOf(errors);
        passkeys = List.copyOf(passkeys);
        places = List.copyOf(places);
        employments = List.copyOf(employments);
    }
}
