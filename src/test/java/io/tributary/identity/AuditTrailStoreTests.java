package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class AuditTrailStoreTests {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(IdentityConfiguration.class);

    @Test
    void tells_who_did_what_newest_first_page_by_page() {
        var organization = IdentityFixtures.organization(database, Tier.STARTER).id();
        for (int i = 1; i <= 5; i++) {
            write(organization, "key " + i);
        }

        var first = trail().entries(organization, null, null, 3);
        var second = trail().entries(organization, null, first.nextCursor(), 3);

        assertThat(first.items())
                .extracting(AuditTrail.Entry::subject)
                .containsExactly("key 5", "key 4", "key 3");
        assertThat(second.items())
                .extracting(AuditTrail.Entry::subject)
                .containsExactly("key 2", "key 1");
        assertThat(second.nextCursor()).isNull();
        assertThat(first.items().getFirst().details()).containsExactly(Map.entry("mode", "test"));
        assertThat(trail().entries(organization, "api-key.revoked", null, 3).items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update identity.audit_entry set action = 'nothing.done'",
                "delete from identity.audit_entry",
                "truncate identity.audit_entry"
            })
    void the_application_may_not_change_it(String tampering) {
        var organization = IdentityFixtures.organization(database, Tier.STARTER).id();
        write(organization, "key");

        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(
                                                Scope.system("tampering"),
                                                () -> database.sql().sql(tampering).update()))
                .hasStackTraceContaining("permission denied");
        assertThat(trail().entries(organization, null, null, 3).items()).hasSize(1);
    }

    @Test
    void another_organization_sees_none_of_it() {
        var river = IdentityFixtures.organization(database, Tier.STARTER).id();
        var brook = IdentityFixtures.organization(database, Tier.STARTER).id();
        write(river, "key");

        var seen =
                database.transactions()
                        .in(
                                Scope.of(brook),
                                () ->
                                        database.sql()
                                                .sql("select count(*) from identity.audit_entry")
                                                .query(Long.class)
                                                .single());

        assertThat(seen).isZero();
    }

    private static AuditTrail trail() {
        return database.bean(AuditTrail.class);
    }

    private static void write(OrganizationId organization, String subject) {
        var by = AuditTrail.By.thing(organization, "a test");
        database.transactions()
                .run(
                        Scope.of(organization),
                        () ->
                                trail().record(
                                                by,
                                                "api-key.created",
                                                subject,
                                                Map.of("mode", "test")));
    }
}
