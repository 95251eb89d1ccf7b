package io.tributary.compatibility;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Date;
import java.time.LocalDate;

/** Where what was given to research is kept. The only class that knows its table. */
final class ResearchStore {
    private final JdbcClient sql;

    ResearchStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The database rounds to hundredths. */
    void insert(
            String kind,
            LocalDate month,
            String consent,
            Compatibility outcome,
            Background background) {
        var age = background.age();
        var region = background.region();
        sql.sql(
                        """
                        insert into compatibility.research_donation
                               (kind, month, consent_version, compatibility_score,
                                attachment_alignment, conflict_alignment, cognitive_alignment, values_alignment,
                                social_alignment, intimacy_alignment, life_structure_alignment, age_range, region)
                        values (:kind, :month, :consent, :score,
                                :attachment, :conflict, :cognitive, :values,
                                :social, :intimacy, :life, :age, :region)
                        """)
                .param("kind", kind)
                .param("month", Date.valueOf(month))
                .param("consent", consent)
                .param("score", outcome.score())
                .param("attachment", outcome.alignment().attachment())
                .param("conflict", outcome.alignment().conflict())
                .param("cognitive", outcome.alignment().cognitive())
                .param("values", outcome.alignment().values())
                .param("social", outcome.alignment().social())
                .param("intimacy", outcome.alignment().intimacy())
                .param("life", outcome.alignment().lifeStructure())
                .param("age", age == null ? null : age.code())
                .param("region", region == null ? null : region.code())
                .update();
    }

    /** Writes the rows from that month on once more, in the order of their random ids. */
    int mix(LocalDate from) {
        return sql.sql(
                        """
                        with taken as (
                            delete from compatibility.research_donation
                             where month >= :from
                            returning *)
                        insert into compatibility.research_donation
                        select *
                          from taken
                         order by id
                        """)
                .param("from", Date.valueOf(from))
                .update();
    }
}
