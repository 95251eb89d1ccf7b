package io.tributary.legal;

import io.tributary.kernel.PersonalRecords;
import io.tributary.kernel.PersonalRecords.Holding;
import io.tributary.platform.PersonalTables;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/** Where persons stand in documents: as who accepted them for an organization, as who published. */
@Configuration(proxyBeanMethods = false)
class LegalRecords {
    private static final String PROOF =
            "Who bound an organization to which words is the proof of a contract, and is kept as"
                    + " long as it may be needed (§ 257 HGB; GDPR Art. 17(3)(b) and (e)).";

    @Bean
    PersonalRecords legalPersonalRecords(JdbcClient sql) {
        return new PersonalTables("legal", sql, List.of(acceptances(), versions()));
    }

    private static PersonalTables.Table acceptances() {
        return new PersonalTables.Table(
                Holding.kept(
                        "legal.acceptance", "Documents that you accepted for organizations", PROOF),
                """
                select document, number, sha256, person_name, person_email, role, address, accepted_at
                  from legal.acceptance
                 where person_id = :person::uuid
                    or lower(person_email) = :email
                 order by accepted_at
                """,
                "");
    }

    private static PersonalTables.Table versions() {
        return new PersonalTables.Table(
                Holding.kept(
                        "legal.document_version",
                        "Documents that you published for the house",
                        PROOF),
                """
                select document, number, published_at, published_by
                  from legal.document_version
                 where lower(published_by) = :email
                    or right(lower(published_by), length(:email) + 2) = '<' || :email || '>'
                 order by published_at
                """,
                "");
    }
}
