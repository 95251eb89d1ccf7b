package io.tributary.notify;

import io.tributary.kernel.PersonalRecords;
import io.tributary.kernel.PersonalRecords.Holding;
import io.tributary.platform.PersonalTables;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/** Where persons stand in alerts: as who wants to hear of them. */
@Configuration(proxyBeanMethods = false)
class NotifyRecords {
    @Bean
    PersonalRecords notifyPersonalRecords(JdbcClient sql) {
        return new PersonalTables(
                "notify",
                sql,
                List.of(
                        new PersonalTables.Table(
                                Holding.erased(
                                        "notify.alert_choice", "What you want to be alerted to"),
                                """
                                select kind, mail, portal
                                  from notify.alert_choice
                                 where person_id = :person::uuid
                                 order by kind
                                """,
                                "delete from notify.alert_choice where person_id ="
                                        + " :person::uuid")));
    }
}
