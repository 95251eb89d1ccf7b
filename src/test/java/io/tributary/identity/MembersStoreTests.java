package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.TestDatabase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

class MembersStoreTests {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(IdentityConfiguration.class);

    @Test
    void a_person_is_a_member_of_several_organizations() {
        var river = owner();
        var brook = owner();

        members().add(river, student("kim@example.com"));
        members().add(brook, student("kim@example.com"));

        assertThat(members().of(river.organization(), null, null, 10).items()).hasSize(1);
        assertThat(
                        members()
                                .of(brook.organization(), Members.Affiliation.STUDENT, null, 10)
                                .items())
                .singleElement()
                .satisfies(
                        member ->
                                assertThat(member.entry().groups())
                                        .containsExactly("choir", "chess"));
        assertThat(members().of(brook.organization(), Members.Affiliation.ALUMNI, null, 10).items())
                .isEmpty();
    }

    @Test
    void of_a_list_those_are_added_who_are_not_there_yet() {
        var owner = owner();
        members().add(owner, student("here@example.com"));

        int added =
                members()
                        .addAll(
                                owner,
                                List.of(
                                        student("here@example.com"),
                                        student("fresh@example.com"),
                                        student("fresh@example.com")));

        assertThat(added).isEqualTo(1);
        assertThat(members().of(owner.organization(), null, null, 10).items()).hasSize(2);
        assertThat(database.bean(AuditTrail.class).actions(owner.organization()))
                .contains("members.imported");
    }

    @Test
    void an_address_stands_on_a_list_once() {
        var owner = owner();
        members().add(owner, student("lee@example.com"));

        assertThatThrownBy(() -> members().add(owner, student("lee@example.com")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.errors())
                                        .extracting(error -> error.pointer())
                                        .containsExactly("email"));
    }

    @Test
    void whoever_proves_the_address_later_finds_the_membership() throws SQLException {
        var owner = owner();
        members().add(owner, student("max@example.com"));
        assertThat(personBehind("max@example.com")).isNull();

        var max = IdentityFixtures.person(database, "max@example.com");

        assertThat(personBehind("max@example.com")).isEqualTo(max.id().value());
    }

    /** Nobody reads it on a page: a list would tell whose address has an account. */
    private static @Nullable Object personBehind(String email) throws SQLException {
        try (var connection = database.superuser();
                var query =
                        connection.prepareStatement(
                                "select person_id from identity.member where email = ?")) {
            query.setString(1, email);
            var row = query.executeQuery();
            assertThat(row.next()).isTrue();
            return row.getObject(1);
        }
    }

    @Test
    void another_organizations_member_is_not_there() {
        var river = owner();
        var brook = owner();
        members().add(river, student("noa@example.com"));
        var id = members().of(river.organization(), null, null, 1).items().getFirst().id();

        assertThat(members().find(brook.organization(), id)).isEmpty();
        assertThatThrownBy(() -> members().change(brook, id, student("noa@example.com")))
                .isInstanceOf(ProblemException.class)
                .hasMessage("There is nothing here.");
        assertThatThrownBy(() -> members().remove(brook, id))
                .isInstanceOf(ProblemException.class)
                .hasMessage("There is nothing here.");
    }

    @Test
    void verified_takes_a_method() {
        assertThatThrownBy(
                        () ->
                                new Members.Entry(
                                        "o@example.com",
                                        "O",
                                        Members.Affiliation.MEMBER,
                                        Members.Verification.VERIFIED,
                                        null,
                                        "by hand",
                                        List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Members members() {
        return database.bean(Members.class);
    }

    private static Actor owner() {
        var organization = IdentityFixtures.organization(database, Tier.STARTER);
        return IdentityFixtures.staff(
                database, organization, "owner-" + UUID.randomUUID() + "@example.com", Role.OWNER);
    }

    private static Members.Entry student(String email) {
        return new Members.Entry(
                email,
                "Kim",
                Members.Affiliation.STUDENT,
                Members.Verification.VERIFIED,
                "student card",
                "by hand",
                List.of("choir", "chess"));
    }
}
