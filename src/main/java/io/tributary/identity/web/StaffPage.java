package io.tributary.identity.web;

import io.tributary.identity.Members;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.kernel.InputError;
import io.tributary.kernel.PersonId;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * Who works for the organization and whom it serves.
 *
 * @param runs whether the visitor may invite, change and remove
 * @param self the visitor
 */
record StaffPage(
        boolean runs,
        PersonId self,
        List<Colleague> colleagues,
        List<Staff.Invitation> invitations,
        Instant now,
        List<InputError> errors,
        Field inviteEmail,
        Choices inviteRole,
        MemberList members) {
    /**
     * Somebody of the staff. {@code roles} are those the visitor may give them; none when they may
     * not.
     */
    record Colleague(Staff.Colleague person, List<Role> roles) {
        Colleague {
            roles = List.copyOf(roles);
        }
    }

    /** Members, filtered and paged. */
    record MemberList(
            List<Members.Member> members,
            Choices affiliation,
            boolean filtered,
            @Nullable String first,
            @Nullable String next) {
        MemberList {
            members = List.copyOf(members);
        }
    }

    StaffPage {
        colleagues = List.copyOf(colleagues);
        invitations = List.copyOf(invitations);
        errors = List.copyOf(errors);
    }

    boolean isExpired(Staff.Invitation invitation) {
        return !invitation.expiresAt().isAfter(now);
    }

    static Badge badge(Members.Verification verification) {
        return switch (verification) {
            case VERIFIED -> Badge.good(verification.label());
            case PENDING -> Badge.warm(verification.label());
            case NONE -> Badge.plain(verification.label());
        };
    }
}
