package io.tributary.settlement;

import io.tributary.kernel.PersonalRecords;
import io.tributary.kernel.PersonalRecords.Holding;
import io.tributary.platform.PersonalTables;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/** Where persons stand in settlement: as who is told, as who is paid, as who did it. */
final class SettlementRecords {
    private static final String LAW =
            "What was paid to whom, and who ordered it, is kept as long as the law of bookkeeping"
                    + " says (§ 147 AO, § 257 HGB: eight to ten years; GDPR Art. 17(3)(b)).";

    private SettlementRecords() {}

    static PersonalRecords of(JdbcClient sql) {
        return new PersonalTables(
                "settlement",
                sql,
                List.of(notices(), payees(), methods(), payouts(), rules(), files()));
    }

    private static PersonalTables.Table notices() {
        return new PersonalTables.Table(
                Holding.erased("settlement.notice_choice", "What you want to be told of payouts"),
                """
                select notice, channel, choice
                  from settlement.notice_choice
                 where person_id = :person::uuid
                 order by notice, channel
                """,
                "delete from settlement.notice_choice where person_id = :person::uuid");
    }

    private static PersonalTables.Table payees() {
        return kept(
                "settlement.payee",
                "Payees whose address is yours",
                """
                select legal_name, street, postal_code, city, country, email
                  from settlement.payee
                 where lower(email) = :email
                """);
    }

    private static PersonalTables.Table methods() {
        return kept(
                "settlement.payout_method",
                "Accounts that payees with your address are paid to",
                """
                select payout_method.kind, payout_method.holder
                  from settlement.payout_method
                  join settlement.payee using (organization_id)
                 where lower(payee.email) = :email
                """);
    }

    private static PersonalTables.Table payouts() {
        return kept(
                "settlement.payout",
                "Payouts to payees with your address",
                """
                select payout.due_on, payout.currency, payout.net, payout.holder, payout.state
                  from settlement.payout
                  join settlement.payee using (organization_id)
                 where lower(payee.email) = :email
                 order by payout.due_on
                """);
    }

    private static PersonalTables.Table rules() {
        return kept(
                "settlement.split_version",
                "Rules of shared sales that you published for the house",
                """
                select rule, version, name, created_at
                  from settlement.split_version
                 where created_by = :email
                 order by created_at
                """);
    }

    private static PersonalTables.Table files() {
        return kept(
                "settlement.payout_file",
                "Files for banks that you made for the house",
                """
                select name, payouts, created_at
                  from settlement.payout_file
                 where created_by = :email
                 order by created_at
                """);
    }

    private static PersonalTables.Table kept(String table, String what, String excerpt) {
        return new PersonalTables.Table(Holding.kept(table, what, LAW), excerpt, "");
    }
}
