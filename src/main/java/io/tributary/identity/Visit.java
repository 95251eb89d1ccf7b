package io.tributary.identity;

import io.tributary.kernel.OrganizationId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** A person who is signed in, and the organizations they may work for, by name. */
public record Visit(Person person, List<Employment> employments) {
    /**
     * What a person is for one organization.
     *
     * @param byIssuer whether the organization lets people in through its issuer alone
     * @param vouchedBy the address of the issuer that vouches for the person there today; null when
     *     none does
     */
    public record Employment(
            OrganizationId organization,
            String companyName,
            Role role,
            boolean byIssuer,
            @Nullable String vouchedBy) {
        /** Whether a session that no issuer began may work for it: owners have a way in always. */
        boolean isOpenToAll() {
            return !byIssuer || role == Role.OWNER;
        }

        /** Whether what vouched then still does. */
        boolean isVouchedBy(Voucher voucher) {
            return organization.equals(voucher.organization())
                    && voucher.issuer().equals(vouchedBy);
        }
    }

    /**
     * Who vouched for a person at sign-in.
     *
     * @param issuer the address of that organization's issuer
     */
    public record Voucher(OrganizationId organization, String issuer) {}

    public Visit {
        employments = List.copyOf(employments);
    }

    /**
     * What of it there is at that host in that session. At an organization's own host there is that
     * organization alone; what an issuer vouches for is good for its organization alone, as long as
     * that organization has that issuer and the name of the address is proven; an organization that
     * wants its issuer asked is there in no other session.
     *
     * @param own whose host it is; null for the house's
     * @param voucher who vouched; null when no issuer was asked
     */
    public Visit within(@Nullable OrganizationId own, @Nullable Voucher voucher) {
        return new Visit(
                new Person(
                        person.id(),
                        person.name(),
                        person.email(),
                        person.operator() && own == null && voucher == null),
                employments.stream()
                        .filter(one -> own == null || one.organization().equals(own))
                        .filter(
                                one ->
                                        voucher == null
                                                ? one.isOpenToAll()
                                                : one.isVouchedBy(voucher))
                        .toList());
    }

    /** The one that was chosen; when it was not, or is theirs no more, the first. */
    public Optional<Employment> working(@Nullable OrganizationId chosen) {
        return employments.stream()
                .filter(employment -> employment.organization().equals(chosen))
                .findFirst()
                .or(() -> employments.stream().findFirst());
    }

    /** The person at work for the chosen organization. */
    public Optional<Actor> actor(@Nullable OrganizationId chosen) {
        return working(chosen)
                .map(
                        employment ->
                                new Actor(
                                        person.id(),
                                        person.name(),
                                        person.email(),
                                        employment.organization(),
                                        employment.role(),
                                        person.operator()));
    }
}
