package io.tributary.settlement;

import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.PersonId;
import io.tributary.platform.Postbox;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What whom is told of payouts, and where: each person of a payee's staff says so. */
public final class Notices {
    private static final Scope SCOPE = Scope.system("notices of settlement");
    private static final Set<Role> TOLD = Set.of(Role.OWNER, Role.ADMIN, Role.FINANCE);

    /** What one can be told. */
    public enum Notice {
        PAYOUT("Payout confirmations"),
        REVENUE("Revenue reports"),
        PERFORMANCE("Performance summaries"),
        TAX("Tax documents");

        private final String label;

        Notice(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }

        /** For tables and forms. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** How it can be set. */
        public List<String> choices() {
            return switch (this) {
                case PAYOUT, TAX -> List.of("on", "off");
                case REVENUE -> List.of("weekly", "monthly", "off");
                case PERFORMANCE -> List.of("monthly", "quarterly", "off");
            };
        }
    }

    /** Where one can be told. */
    public enum Channel {
        MAIL("By mail"),
        PORTAL("On the payouts page");

        private final String label;

        Channel(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }

        /** For tables and forms. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final JdbcClient sql;
    private final Staff staff;
    private final Payees payees;
    private final Postbox postbox;
    private final Transactions transactions;

    Notices(
            JdbcClient sql,
            Staff staff,
            Payees payees,
            Postbox postbox,
            Transactions transactions) {
        this.sql = sql;
        this.staff = staff;
        this.payees = payees;
        this.postbox = postbox;
        this.transactions = transactions;
    }

    /** How somebody has it set, or how it is until they set it. */
    public Map<Notice, String> choices(
            OrganizationId organization, PersonId person, Channel channel) {
        var choices = new EnumMap<Notice, String>(Notice.class);
        var kind = payees.of(organization).profile().kind();
        for (var notice : Notice.values()) {
            choices.put(notice, usual(notice, kind));
        }
        transactions.run(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select notice, choice
                                          from settlement.notice_choice
                                         where organization_id = :organization and person_id = :person
                                           and channel = :channel
                                        """)
                                .param("organization", organization.value())
                                .param("person", person.value())
                                .param("channel", channel.code())
                                .query(
                                        row -> {
                                            choices.put(
                                                    Notice.valueOf(
                                                            row.getString("notice")
                                                                    .toUpperCase(Locale.ROOT)),
                                                    row.getString("choice"));
                                        }));
        return choices;
    }

    /** Institutions look at their money more often than developers do. */
    private static String usual(Notice notice, Payee.Kind kind) {
        boolean often = kind == Payee.Kind.INSTITUTION || kind == Payee.Kind.NON_PROFIT;
        return switch (notice) {
            case PAYOUT, TAX -> "on";
            case REVENUE -> often ? "weekly" : "monthly";
            case PERFORMANCE -> often ? "monthly" : "quarterly";
        };
    }

    /**
     * Sets it.
     *
     * @throws IllegalArgumentException when the notice has no such choice
     */
    public void choose(
            OrganizationId organization,
            PersonId person,
            Notice notice,
            Channel channel,
            String choice) {
        if (!notice.choices().contains(choice)) {
            throw new IllegalArgumentException(notice.label() + " cannot be " + choice);
        }
        transactions.run(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        insert into settlement.notice_choice
                                               (organization_id, person_id, notice, channel, choice)
                                        values (:organization, :person, :notice, :channel, :choice)
                                            on conflict (organization_id, person_id, notice, channel) do update
                                           set choice = excluded.choice
                                        """)
                                .param("organization", organization.value())
                                .param("person", person.value())
                                .param("notice", notice.code())
                                .param("channel", channel.code())
                                .param("choice", choice)
                                .update());
    }

    /** Writes to everybody of the payee's staff who has the notice set to that choice. */
    void mail(OrganizationId payee, Notice notice, String choice, String subject, String body) {
        for (var colleague : staff.of(payee)) {
            boolean wants =
                    TOLD.contains(colleague.role())
                            && choice.equals(
                                    choices(payee, colleague.person(), Channel.MAIL).get(notice));
            if (wants) {
                postbox.post(payee, colleague.email(), subject, body);
            }
        }
    }
}
