package io.tributary.identity.web;

import io.tributary.identity.Operators;
import io.tributary.identity.Organization;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Field;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Organizations, for those who run the house. */
final class OperatorPage {
    private OperatorPage() {}

    /** What a search found. */
    record Found(
            Field search,
            List<Organization> organizations,
            @Nullable String first,
            @Nullable String next) {
        Found {
            organizations = List.copyOf(organizations);
        }
    }

    /** One organization, and what may be done with it. */
    record One(
            Operators.Overview overview,
            List<InputError> errors,
            Field contract,
            Field until,
            Field reason) {
        One {
            errors = List.copyOf(errors);
        }

        Organization organization() {
            return overview.organization();
        }

        String path() {
            return "/operator/organizations/" + organization().id();
        }

        boolean isActive() {
            return organization().status() == Organization.Status.ACTIVE;
        }
    }

    static Badge badge(Organization.Status status) {
        return switch (status) {
            case ACTIVE -> Badge.good(status.label());
            case SUSPENDED -> Badge.warm(status.label());
            case CANCELLED -> Badge.plain(status.label());
        };
    }
}
