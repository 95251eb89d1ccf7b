package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.TestDatabase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class OperatorsStoreTests {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(IdentityConfiguration.class);

    @Test
    void a_contract_grants_live_calls_until_its_end_and_stands_in_the_trail() {
        var organization = IdentityFixtures.organization(database, Tier.RESEARCH).id();
        var operator = IdentityFixtures.person(database, "operator-1@example.com");
        var until = database.clock().instant().plus(Duration.ofDays(30));

        operators().grantLiveApi(operator, organization, until, "R-7");
        assertThat(operators().overview(organization).orElseThrow().live()).isTrue();
        assertThat(trail(organization)).containsExactly("live-api.granted");

        database.pass(Duration.ofDays(30));
        assertThat(operators().overview(organization).orElseThrow().live()).isFalse();
    }

    @Test
    void a_grant_that_is_withdrawn_ends_at_once() {
        var organization = IdentityFixtures.organization(database, Tier.ENTERPRISE).id();
        var operator = IdentityFixtures.person(database, "operator-2@example.com");
        operators()
                .grantLiveApi(
                        operator,
                        organization,
                        database.clock().instant().plus(Duration.ofDays(30)),
                        "E-1");

        operators().withdrawLiveApi(operator, organization);

        assertThat(operators().overview(organization).orElseThrow().live()).isFalse();
        assertThat(trail(organization)).containsExactly("live-api.withdrawn", "live-api.granted");
    }

    @Test
    void a_suspension_names_its_reason_in_the_organizations_own_trail() {
        var organization = IdentityFixtures.organization(database, Tier.STARTER).id();
        var operator = IdentityFixtures.person(database, "operator-3@example.com");

        operators().setStatus(operator, organization, Organization.Status.SUSPENDED, "unpaid");

        assertThat(database.bean(AuditTrail.class).entries(organization, null, null, 10).items())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.action()).isEqualTo("organization.suspended");
                            assertThat(entry.details()).containsEntry("reason", "unpaid");
                            assertThat(entry.actor()).isEqualTo("Operator operator-3@example.com");
                        });
    }

    @Test
    void a_search_takes_signs_of_patterns_as_they_are() {
        IdentityFixtures.organization(database, Tier.STARTER);

        assertThat(operators().search("iver & s", null, 10).items()).isNotEmpty();
        assertThat(operators().search("%", null, 10).items()).isEmpty();
    }

    @Test
    void a_search_by_status_and_among_some_goes_on_page_by_page() {
        var organizations =
                Stream.generate(() -> IdentityFixtures.organization(database, Tier.STARTER).id())
                        .limit(5)
                        .toList();
        var operator = IdentityFixtures.person(database, "operator-4@example.com");
        operators()
                .setStatus(operator, organizations.get(2), Organization.Status.SUSPENDED, "unpaid");
        var four = Set.copyOf(organizations.subList(1, 5));

        assertThat(all(Organization.Status.ACTIVE, new Operators.Among(four, false)))
                .containsExactly(organizations.get(4), organizations.get(3), organizations.get(1));
        assertThat(all(Organization.Status.SUSPENDED, new Operators.Among(four, false)))
                .containsExactly(organizations.get(2));
        assertThat(all(null, new Operators.Among(four, true)))
                .contains(organizations.getFirst())
                .doesNotContainAnyElementsOf(four);
        assertThat(all(null, new Operators.Among(Set.of(), false))).isEmpty();
    }

    /** In pages of two. */
    private static List<OrganizationId> all(
            Organization.@Nullable Status status, Operators.Among among) {
        var wanted = new Operators.Wanted("", status, among);
        var all = new ArrayList<OrganizationId>();
        String cursor = null;
        do {
            var page = operators().search(wanted, cursor, 2);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            page.items().forEach(one -> all.add(one.id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }

    private static Operators operators() {
        return database.bean(Operators.class);
    }

    private static List<String> trail(OrganizationId organization) {
        return database
                .bean(AuditTrail.class)
                .entries(organization, null, null, 10)
                .items()
                .stream()
                .map(AuditTrail.Entry::action)
                .toList();
    }
}
