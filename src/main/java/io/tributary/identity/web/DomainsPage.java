package io.tributary.identity.web;

import io.tributary.identity.Domain;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.CodeSample;
import io.tributary.portal.spi.Field;

import java.util.List;

/**
 * The names of the organization.
 *
 * @param whiteLabel whether its pages may be shown under a name of its own
 */
record DomainsPage(List<InputError> errors, Field domain, List<Row> rows, boolean whiteLabel) {
    /**
     * One name.
     *
     * @param address where its pages are, when they are
     */
    record Row(Domain domain, Badge state, String address, CodeSample place, CodeSample value) {}

    DomainsPage {
        errors = List.copyOf(errors);
        rows = List.copyOf(rows);
    }

    static Row row(Domain domain, String address) {
        return new Row(
                domain,
                switch (domain.state()) {
                    case WAITING -> Badge.info("Waiting for the record");
                    case PROVEN -> Badge.good("Proven");
                    case MISSING -> Badge.warm("Record is missing");
                },
                address,
                new CodeSample("TXT record at", domain.name().record()),
                new CodeSample("Value", domain.value()));
    }
}
