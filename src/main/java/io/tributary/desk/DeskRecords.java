package io.tributary.desk;

import io.tributary.kernel.PersonalRecords;
import io.tributary.kernel.PersonalRecords.Holding;
import io.tributary.platform.PersonalTables;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/** Where persons stand on the desk: as who said that something is done. */
@Configuration(proxyBeanMethods = false)
class DeskRecords {
    @Bean
    PersonalRecords deskPersonalRecords(JdbcClient sql) {
        return new PersonalTables(
                "desk",
                sql,
                List.of(
                        new PersonalTables.Table(
                                Holding.kept(
                                        "desk.attestation",
                                        "What you said was done before the house went live",
                                        "Who vouched for what has to be shown when it was not so"
                                                + " (GDPR Art. 5(2) and 17(3)(e))."),
                                """
                                select item, done, at, name, note
                                  from desk.attestation
                                 where person_id = :person::uuid
                                 order by n
                                """,
                                "")));
    }
}
