package io.tributary.platform;

import io.tributary.kernel.PersonalRecords;
import io.tributary.kernel.PersonalRecords.Holding;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/** Where persons stand in the platform: as who gets mail, and as who switched something. */
final class PlatformRecords {
    private PlatformRecords() {}

    static PersonalRecords of(JdbcClient sql) {
        return new PersonalTables("platform", sql, List.of(mail(), switches(), failures()));
    }

    /** Without the text: it may hold a link that opens a door, and others hand the copy on. */
    private static PersonalTables.Table mail() {
        return new PersonalTables.Table(
                Holding.erased("platform.mail", "Mail that we sent you"),
                """
                select subject, created_at, sent_at
                  from platform.mail
                 where lower(recipient) = :email
                 order by created_at
                """,
                "delete from platform.mail where lower(recipient) = :email");
    }

    private static PersonalTables.Table switches() {
        return new PersonalTables.Table(
                Holding.kept(
                        "platform.switch_change",
                        "Switches of the house that you turned",
                        "Who changed how the house works has to be shown when it did harm (GDPR"
                                + " Art. 17(3)(e))."),
                """
                select name, position, at, reason
                  from platform.switch_change
                 where changed_by = :email
                    or right(changed_by, length(:email) + 2) = '<' || :email || '>'
                 order by at
                """,
                "");
    }

    private static PersonalTables.Table failures() {
        return new PersonalTables.Table(
                Holding.anonymised(
                        "platform.failure",
                        "Failures of the house that you marked as mended",
                        "That it is mended stays; that you said so does not."),
                """
                select exception, doing, resolved_at
                  from platform.failure
                 where resolved_by = :email
                    or right(resolved_by, length(:email) + 2) = '<' || :email || '>'
                 order by resolved_at
                """,
                """
                update platform.failure
                   set resolved_by = 'Somebody who was erased'
                 where resolved_by = :email
                    or right(resolved_by, length(:email) + 2) = '<' || :email || '>'
                """);
    }
}
