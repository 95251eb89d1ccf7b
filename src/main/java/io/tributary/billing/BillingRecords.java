package io.tributary.billing;

import io.tributary.kernel.PersonalRecords;
import io.tributary.kernel.PersonalRecords.Holding;
import io.tributary.platform.PersonalTables;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/** Where the address of a person stands on what was billed. */
final class BillingRecords {
    private static final String LAW =
            "Invoices and the addresses they went to are kept as long as the law of bookkeeping"
                    + " says (§ 147 AO, § 257 HGB: eight to ten years; GDPR Art. 17(3)(b)).";

    private BillingRecords() {}

    static PersonalRecords of(JdbcClient sql) {
        return new PersonalTables(
                "billing",
                sql,
                List.of(
                        new PersonalTables.Table(
                                Holding.kept(
                                        "billing.billing_profile",
                                        "The address an organization's invoices go to, where it is"
                                                + " yours",
                                        LAW + " The organization can name another address."),
                                """
                                select legal_name, street, postal_code, city, country, email
                                  from billing.billing_profile
                                 where lower(email) = :email
                                """,
                                ""),
                        new PersonalTables.Table(
                                Holding.kept(
                                        "billing.invoice",
                                        "Invoices that went to your address",
                                        LAW),
                                """
                                select label, issued_on, currency, gross
                                  from billing.invoice
                                 where strpos(frozen, '"' || :email || '"') > 0
                                 order by issued_on, label
                                """,
                                "")));
    }
}
