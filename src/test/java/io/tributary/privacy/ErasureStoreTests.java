package io.tributary.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.identity.Accounts;
import io.tributary.identity.Actor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Members;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.Person;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.PersonalRecords.Fate;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Mails;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

class ErasureStoreTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(TestDatabase.module("identity"), PrivacyConfiguration.class)
                    .withoutJobs();

    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]+)");

    private final Person person = PrivacyFixtures.somebody(database);
    private final Person colleague = PrivacyFixtures.somebody(database);
    private final Organization company =
            database.bean(Organizations.class).found("River & Sons", Tier.STARTER, "to test");

    @Test
    void nothing_is_left_of_somebody_who_was_erased_but_what_the_receipt_says() throws Exception {
        live();

        requests().askErasure(person);
        assertThat(traces(person)).isNotEmpty();
        var answer = requests().confirm(token(person.email())).orElseThrow();

        var number = ((Requests.Answer.Erased) answer).receipt();
        assertThat(database.bean(Accounts.class).find(person.id())).isEmpty();
        assertThat(traces(person))
                .as("the proof of consent, under a number alone; the letter with the receipt")
                .containsExactlyInAnyOrder("privacy.consent_event", "platform.mail");
        assertThat(staff().of(company.id()))
                .extracting(Staff.Colleague::person)
                .containsExactly(colleague.id());
        var receipt = receipts().find(number).orElseThrow();
        assertThat(receipt.digest()).isEqualTo(Consents.digest(receipt.text()));
        assertThat(receipt.text()).doesNotContain(person.email(), person.id().toString());
        assertThat(line(receipt, "identity.staff").rows()).isEqualTo(1);
        assertThat(line(receipt, "identity.member").rows()).isEqualTo(1);
        assertThat(line(receipt, "identity.audit_entry").fate()).isEqualTo(Fate.ANONYMISED);
        assertThat(line(receipt, "privacy.consent_event").why()).contains("Art. 7(1)");
        assertThat(receipt.receipt().lines())
                .extracting(Receipt.Line::table)
                .containsAll(
                        requests().holdings().stream().map(holding -> holding.table()).toList());
    }

    @Test
    void what_was_done_stays_in_the_trail_and_who_did_it_goes() {
        live();
        var before = trail();

        erase(person);

        var after = trail();
        assertThat(after).hasSize(before.size() + 1);
        assertThat(after).extracting(AuditTrail.Entry::id).containsAll(ids(before));
        assertThat(after).extracting(AuditTrail.Entry::action).contains("staff.erased");
        assertThat(after.toString()).doesNotContain(person.email());
        assertThat(after.toString()).contains(colleague.email());
    }

    @Test
    void an_only_owner_is_told_what_to_do_first_and_nothing_is_touched() throws Exception {
        staff().employ(company.id(), person, Role.OWNER);
        var before = traces(person);

        assertThat(requests().obstacles(person))
                .singleElement()
                .asString()
                .contains("only owner of River & Sons", "Make somebody else an owner");
        assertThatThrownBy(() -> requests().askErasure(person))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(PrivacyProblem.ERASURE_BLOCKED));
        assertThat(traces(person)).isEqualTo(before);
    }

    @Test
    void whoever_became_the_only_owner_meanwhile_waits_and_is_erased_later() {
        staff().employ(company.id(), colleague, Role.OWNER);
        staff().employ(company.id(), person, Role.OWNER);
        requests().askErasure(person);
        staff().remove(actor(colleague, Role.OWNER), colleague.id());

        var answer = requests().confirm(token(person.email())).orElseThrow();

        assertThat(answer).isInstanceOf(Requests.Answer.Blocked.class);
        assertThat(requests().of(person).getFirst().state()).isEqualTo(Request.State.WAITING);
        assertThat(requests().of(person).getFirst().note()).contains("only owner");
        staff().employ(company.id(), colleague, Role.OWNER);
        erase(person);
        assertThat(database.bean(Accounts.class).find(person.id())).isEmpty();
    }

    @Test
    void a_link_works_once_for_a_day_and_only_the_last_one() {
        requests().askErasure(person);
        var first = token(person.email());
        requests().askErasure(person);
        var second = token(person.email());

        assertThat(requests().waiting(first)).isEmpty();
        assertThat(requests().waiting("anything")).isEmpty();
        assertThat(requests().waiting(second)).isPresent();
        database.pass(Requests.LINK_LIFE.plusSeconds(1));
        assertThat(requests().confirm(second)).isEmpty();
        requests().lapse();
        assertThat(requests().of(person))
                .singleElement()
                .extracting(Request::state)
                .isEqualTo(Request.State.LAPSED);
        requests().askErasure(person);
        var third = token(person.email());
        assertThat(requests().confirm(third)).isPresent();
        assertThat(requests().confirm(third)).isEmpty();
    }

    @Test
    void somebody_without_an_account_is_found_by_the_address_they_wrote_from() throws Exception {
        staff().employ(company.id(), colleague, Role.OWNER);
        var email = "lena-" + UUID.randomUUID() + "@example.com";
        database.bean(Members.class).add(actor(colleague, Role.OWNER), member(email));
        var id =
                requests()
                        .record(
                                colleague,
                                Request.Kind.ERASURE,
                                email,
                                database.clock().instant().minus(Duration.ofDays(3)),
                                "A letter");

        assertThat(requests().find(id).orElseThrow().daysLeft(database.clock().instant()))
                .isEqualTo(26);
        assertThat(requests().confirm(token(email))).isPresent();

        assertThat(database.bean(Members.class).of(company.id(), null, null, 10).items()).isEmpty();
        assertThat(rowsWith(email)).containsExactly("platform.mail");
        assertThat(requests().find(id).orElseThrow().email()).isNull();
    }

    @Test
    void a_copy_has_everything_and_is_a_request_that_is_done_at_once() {
        live();

        var copy = requests().take(person);

        assertThat(copy.found())
                .extracting(PersonalCopy.Part::table)
                .contains(
                        "identity.person",
                        "identity.staff",
                        "identity.member",
                        "identity.audit_entry",
                        "privacy.consent",
                        "privacy.consent_event");
        assertThat(copy.parts()).hasSize(requests().holdings().size());
        assertThat(requests().of(person))
                .singleElement()
                .extracting(Request::state, Request::kind)
                .containsExactly(Request.State.DONE, Request.Kind.EXPORT);
        assertThat(copy.toString()).doesNotContain(colleague.id().toString());
    }

    @Test
    void whoever_answered_for_the_house_and_is_erased_leaves_the_answer_without_their_name()
            throws Exception {
        var asker = PrivacyFixtures.somebody(database);
        var id =
                requests()
                        .record(
                                person,
                                Request.Kind.EXPORT,
                                asker.email(),
                                database.clock().instant(),
                                "A letter");
        requests().answered(person, id, "sent");
        assertThat(requests().find(id).orElseThrow().handledBy()).isEqualTo(person.email());

        erase(person);

        var after = requests().find(id).orElseThrow();
        assertThat(after.handledBy()).isEqualTo("Somebody who was erased");
        assertThat(after.email()).isEqualTo(asker.email());
        assertThat(after.note()).contains("A letter");
        assertThat(traces(person)).containsExactly("platform.mail");
    }

    @Test
    void a_receipt_can_be_read_for_three_years() {
        var number = erase(person);
        database.pass(Receipts.VALID.minusDays(1));
        assertThat(receipts().find(number)).isPresent();
        database.pass(Duration.ofDays(2));
        assertThat(receipts().find(number)).isEmpty();
        database.pass(Duration.ofDays(2));
        assertThat(database.bean(Retention.class).run("privacy.receipts").removed()).isPositive();
    }

    /** Works, is a member, agreed to something, invited and was invited, signed up. */
    private void live() {
        staff().employ(company.id(), colleague, Role.OWNER);
        staff().employ(company.id(), person, Role.ADMIN);
        var me = actor(person, Role.ADMIN);
        staff().invite(me, "new-" + UUID.randomUUID() + "@example.com", Role.VIEWER);
        database.bean(Members.class).add(me, member(person.email()));
        var other = database.bean(Organizations.class).found("Elsewhere", Tier.STARTER, "to test");
        staff().employ(other.id(), colleague, Role.OWNER);
        staff().invite(
                        new Actor(
                                colleague.id(),
                                colleague.name(),
                                colleague.email(),
                                other.id(),
                                Role.OWNER,
                                false),
                        person.email(),
                        Role.VIEWER);
        consents().give(person.id(), Purpose.MARKETING, 1, "a test");
        consents().give(person.id(), Purpose.RESEARCH, 1, "a test");
        consents().withdraw(person.id(), Purpose.RESEARCH, "a test");
    }

    private String erase(Person whom) {
        requests().askErasure(whom);
        return ((Requests.Answer.Erased) requests().confirm(token(whom.email())).orElseThrow())
                .receipt();
    }

    private List<String> traces(Person of) throws SQLException {
        var tables = new ArrayList<>(rowsWith(of.email()));
        rowsWith(of.id().toString()).stream()
                .filter(table -> !tables.contains(table))
                .forEach(tables::add);
        return tables;
    }

    /** Every table of the database in which some row has that text anywhere. */
    private static List<String> rowsWith(String text) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = database.superuser();
                var tables = connection.createStatement();
                var names =
                        tables.executeQuery(
                                """
                                select c.oid::regclass::text
                                  from pg_class c
                                  join pg_namespace n on n.oid = c.relnamespace
                                 where c.relkind = 'r'
                                   and n.nspname not in ('pg_catalog', 'information_schema')
                                   and n.nspname not like 'pg_toast%'
                                """)) {
            while (names.next()) {
                var query =
                        "select exists (select from "
                                + names.getString(1)
                                + " as t where strpos(t::text, ?) > 0)";
                try (var look = connection.prepareStatement(query)) {
                    look.setString(1, text);
                    var answer = look.executeQuery();
                    answer.next();
                    if (answer.getBoolean(1)) {
                        found.add(names.getString(1));
                    }
                }
            }
        }
        return found;
    }

    private List<AuditTrail.Entry> trail() {
        return database.transactions()
                .in(
                        Scope.of(company.id()),
                        () ->
                                database.bean(AuditTrail.class)
                                        .entries(company.id(), null, null, 100)
                                        .items());
    }

    private static List<UUID> ids(List<AuditTrail.Entry> entries) {
        return entries.stream().map(AuditTrail.Entry::id).toList();
    }

    private static Receipt.Line line(Receipt.Frozen receipt, String table) {
        return receipt.receipt().lines().stream()
                .filter(line -> line.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private Actor actor(Person who, Role role) {
        return new Actor(who.id(), who.name(), who.email(), company.id(), role, false);
    }

    private static Members.Entry member(String email) {
        return new Members.Entry(
                email,
                "Ida",
                Members.Affiliation.MEMBER,
                Members.Verification.NONE,
                null,
                "by hand",
                List.of("chess"));
    }

    private static String token(String email) {
        var body =
                database.bean(Mails.class).recent(200).stream()
                        .filter(mail -> mail.recipient().equals(email))
                        .findFirst()
                        .orElseThrow()
                        .body();
        var found = TOKEN.matcher(String.valueOf(body));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Requests requests() {
        return database.bean(Requests.class);
    }

    private static Receipts receipts() {
        return database.bean(Receipts.class);
    }

    private static Consents consents() {
        return database.bean(Consents.class);
    }

    private static Staff staff() {
        return database.bean(Staff.class);
    }
}
