package io.tributary.compatibility;

import static io.tributary.compatibility.CompatibilityFixtures.anyhow;
import static io.tributary.compatibility.CompatibilityFixtures.seeded;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

class AssessmentStoreTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(
                            TestDatabase.module("identity"),
                            TestDatabase.module("privacy"),
                            CompatibilityConfiguration.class)
                    .withoutJobs();

    private static final String LATEST =
            " where month = (select max(month) from compatibility.research_donation)";

    private final SplittableRandom random = seeded("assessments");

    @Test
    void answers_of_every_step_add_up_and_the_two_ways_do_not_mix() {
        var key = AssessmentKey.fresh();
        assessments().answer(key, Way.STATEMENTS, Map.of(Trait.NOVELTY, 0.25));
        assessments().answer(key, Way.STATEMENTS, Map.of(Trait.FAMILY, 1.0, Trait.NOVELTY, 0.5));
        assessments().answer(key, Way.STORY, Map.of(Trait.GROWTH, 1 / 3.0));
        assertThat(answers(key, Way.STATEMENTS))
                .isEqualTo(Answers.NONE.with(Map.of(Trait.NOVELTY, 0.5, Trait.FAMILY, 1.0)));
        assertThat(answers(key, Way.STORY).count()).isEqualTo(1);
        assertThat(assessments().find(AssessmentKey.fresh(), Way.STORY)).isEmpty();
    }

    @Test
    void the_database_alone_tells_no_answer_and_no_two_rows_look_alike() {
        var one = AssessmentKey.fresh();
        var other = AssessmentKey.fresh();
        var given = anyhow(random);
        assessments().answer(one, Way.STATEMENTS, given);
        assessments().answer(other, Way.STATEMENTS, given);
        var rows = sealed(one, other);
        assertThat(rows).hasSize(2).doesNotHaveDuplicates();
        var plain =
                new String(
                        Answers.NONE.with(given).bytes(),
                        java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(rows).noneMatch(row -> row.contains(plain));
    }

    @Test
    void answers_are_gone_thirty_days_after_the_last_one() {
        var key = AssessmentKey.fresh();
        assessments().answer(key, Way.STATEMENTS, Map.of(Trait.NOVELTY, 0.25));
        database.pass(Duration.ofDays(29));
        assessments().answer(key, Way.STATEMENTS, Map.of(Trait.FAMILY, 0.25));
        database.pass(Duration.ofDays(29));
        assertThat(answers(key, Way.STATEMENTS).count()).isEqualTo(2);
        database.pass(Duration.ofDays(1));
        assertThat(assessments().find(key, Way.STATEMENTS)).isEmpty();
        forgetExpired();
        assertThat(sealed(key)).isEmpty();
    }

    @Test
    void an_expired_assessment_that_is_begun_again_begins_empty() {
        var key = AssessmentKey.fresh();
        assessments().answer(key, Way.STORY, Map.of(Trait.NOVELTY, 1.0));
        database.pass(Assessments.KEPT);
        assertThat(
                        assessments()
                                .answer(key, Way.STORY, Map.of(Trait.FAMILY, 1.0))
                                .answers()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void forgetting_takes_everything_along() {
        var key = complete();
        var token = share(key, Share.Lifetime.WEEK, true);
        shares().compare(token, complete(), Way.STATEMENTS);
        assessments().forget(key);
        assertThat(assessments().find(key, Way.STATEMENTS)).isEmpty();
        assertThat(shares().follow(token, null)).isEmpty();
        assertThat(shares().of(key, Way.STATEMENTS)).isEmpty();
        assertThat(
                        count(
                                "select count(*) from compatibility.comparison c left join"
                                    + " compatibility.share s on s.lookup = c.share where s.lookup"
                                    + " is null"))
                .isZero();
    }

    @Test
    void a_link_shows_the_means_of_the_groups_until_its_time_is_over() {
        var key = complete();
        var week = share(key, Share.Lifetime.WEEK, false);
        var month = share(key, Share.Lifetime.MONTH, false);
        assertThat(shares().follow(week, null).orElseThrow().picture())
                .isEqualTo(ByGroup.means(answers(key, Way.STATEMENTS).traits()));
        database.pass(Duration.ofDays(7));
        assertThat(shares().follow(week, null)).isEmpty();
        assertThat(shares().follow(month, null)).isPresent();
        assertThat(shares().of(key, Way.STATEMENTS))
                .extracting(Share::token)
                .containsExactly(month);
        database.pass(Duration.ofDays(23));
        assertThat(shares().follow(month, null)).isEmpty();
        forgetExpired();
        assertThat(assessments().find(key, Way.STATEMENTS)).isEmpty();
    }

    @Test
    void a_link_keeps_its_assessment_alive() {
        var key = complete();
        database.pass(Duration.ofDays(20));
        var token = share(key, Share.Lifetime.MONTH, false);
        database.pass(Duration.ofDays(29));
        forgetExpired();
        assertThat(shares().follow(token, null)).isPresent();
        assertThat(shares().of(key, Way.STATEMENTS)).hasSize(1);
    }

    @Test
    void a_link_that_was_ended_cannot_be_followed_and_nobody_else_can_end_it() {
        var key = complete();
        var token = share(key, Share.Lifetime.WEEK, true);
        UUID id = shares().of(key, Way.STATEMENTS).getFirst().id();
        shares().revoke(complete(), Way.STATEMENTS, id);
        assertThat(shares().follow(token, key).orElseThrow().isOwn()).isTrue();
        shares().revoke(key, Way.STATEMENTS, id);
        assertThat(shares().follow(token, key)).isEmpty();
    }

    @Test
    void only_a_complete_assessment_is_shared_and_by_five_links_at_most() {
        var key = AssessmentKey.fresh();
        assessments().answer(key, Way.STATEMENTS, Map.of(Trait.NOVELTY, 1.0));
        assertThat(shares().make(key, Way.STATEMENTS, Share.Lifetime.WEEK, false)).isEmpty();
        var done = complete();
        for (int n = 0; n < Shares.MOST_LINKS; n++) {
            share(done, Share.Lifetime.WEEK, false);
        }
        assertThat(shares().make(done, Way.STATEMENTS, Share.Lifetime.WEEK, false)).isEmpty();
    }

    @Test
    void friends_who_compare_both_see_what_the_model_says_of_them() {
        var owner = complete();
        var friend = complete();
        var token = share(owner, Share.Lifetime.WEEK, true);
        assertThat(shares().compared(token, friend, Way.STATEMENTS)).isEmpty();
        var outcome = shares().compare(token, friend, Way.STATEMENTS).orElseThrow();
        assertThat(outcome)
                .isEqualTo(
                        Compatibility.between(
                                answers(owner, Way.STATEMENTS).traits(),
                                answers(friend, Way.STATEMENTS).traits()));
        assertThat(shares().compared(token, friend, Way.STATEMENTS)).contains(outcome);
        shares().compare(token, friend, Way.STATEMENTS);
        var seen = shares().of(owner, Way.STATEMENTS).getFirst().comparisons();
        assertThat(seen).hasSize(1);
        assertThat(seen.getFirst().score()).isEqualTo(outcome.score());
        assertThat(seen.getFirst().alignment()).isEqualTo(outcome.alignment());
    }

    @Test
    void one_friend_too_many_is_not_compared_and_those_before_still_are() {
        var token = share(complete(), Share.Lifetime.WEEK, true);
        var first = complete();
        shares().compare(token, first, Way.STATEMENTS);
        for (int n = 1; n < Shares.MOST_FRIENDS; n++) {
            shares().compare(token, complete(), Way.STATEMENTS);
        }
        var late = complete();
        assertThat(shares().compare(token, late, Way.STATEMENTS)).isEmpty();
        assertThat(shares().compare(token, first, Way.STATEMENTS)).isPresent();
        assertThat(shares().follow(token, late).orElseThrow().isFull()).isTrue();
        assertThat(shares().follow(token, first).orElseThrow().isFull()).isFalse();
    }

    @Test
    void nobody_compares_without_invitation_or_with_themselves() {
        var owner = complete();
        var quiet = share(owner, Share.Lifetime.WEEK, false);
        var inviting = share(owner, Share.Lifetime.WEEK, true);
        assertThat(shares().compare(quiet, complete(), Way.STATEMENTS)).isEmpty();
        assertThat(shares().compare(inviting, owner, Way.STATEMENTS)).isEmpty();
        assertThat(shares().compare(inviting, AssessmentKey.fresh(), Way.STATEMENTS)).isEmpty();
        assertThat(shares().compare("nonsense", complete(), Way.STATEMENTS)).isEmpty();
    }

    @Test
    void a_gift_to_research_has_a_month_and_rounded_numbers_and_no_way_back() {
        var key = complete();
        var nobody = new Background(null, null);
        var someone = new Background(Background.AgeRange.FROM_35, Background.Region.OCEANIA);
        long before = count("select count(*) from compatibility.research_donation");
        assertThat(research().giveSolo(key, Way.STATEMENTS, someone)).isTrue();
        assertThat(research().giveSolo(key, Way.STATEMENTS, nobody)).as("once").isFalse();
        assessments().restart(key, Way.STATEMENTS);
        assessments().answer(key, Way.STATEMENTS, anyhow(random));
        assertThat(research().giveSolo(key, Way.STATEMENTS, nobody))
                .as("once, also later")
                .isFalse();
        assertThat(count("select count(*) from compatibility.research_donation"))
                .isEqualTo(before + 1);
        assertThat(
                        count(
                                """
                                select count(*) from compatibility.research_donation
                                 where kind = 'solo' and age_range = '35-44' and region = 'oceania'
                                   and extract(day from month) = 1 and uuid_extract_version(id) = 4
                                """))
                .isEqualTo(1);
    }

    @Test
    void the_table_of_gifts_has_these_columns_and_points_nowhere() {
        var columns =
                system(
                        () ->
                                database.sql()
                                        .sql(
                                                """
                                                select column_name::text from information_schema.columns
                                                 where table_schema = 'compatibility' and table_name = 'research_donation'
                                                """)
                                        .query(String.class)
                                        .list());
        assertThat(columns)
                .containsExactlyInAnyOrder(
                        "id",
                        "kind",
                        "month",
                        "consent_version",
                        "compatibility_score",
                        "attachment_alignment",
                        "conflict_alignment",
                        "cognitive_alignment",
                        "values_alignment",
                        "social_alignment",
                        "intimacy_alignment",
                        "life_structure_alignment",
                        "age_range",
                        "region");
        assertThat(
                        count(
                                "select count(*) from pg_constraint where contype = 'f' and"
                                    + " 'compatibility.research_donation'::regclass in (conrelid,"
                                    + " confrelid)"))
                .isZero();
    }

    @Test
    void gifts_lose_their_order_and_their_transactions_every_day() {
        for (int n = 0; n < 12; n++) {
            research().giveSolo(complete(), Way.STATEMENTS, new Background(null, null));
        }
        var before = gifts();
        new CompatibilityConfiguration().mixResearch(research()).work().run();
        assertThat(gifts())
                .hasSameSizeAs(before)
                .containsExactlyInAnyOrderElementsOf(before)
                .isSorted();
        assertThat(transactionsOfGifts()).isEqualTo(1);
    }

    @Test
    void a_pair_is_given_by_the_friend_who_compared_and_once() {
        var token = share(complete(), Share.Lifetime.WEEK, true);
        var friend = complete();
        var nobody = new Background(null, null);
        assertThat(research().givePair(token, friend, Way.STATEMENTS, nobody))
                .as("before")
                .isFalse();
        shares().compare(token, friend, Way.STATEMENTS);
        assertThat(research().givePair(token, friend, Way.STATEMENTS, nobody)).isTrue();
        assertThat(research().givePair(token, friend, Way.STATEMENTS, nobody))
                .as("again")
                .isFalse();
        assertThat(
                        count(
                                "select count(*) from compatibility.research_donation where kind ="
                                        + " 'pair'"))
                .isEqualTo(1);
    }

    private AssessmentKey complete() {
        var key = AssessmentKey.fresh();
        assessments().answer(key, Way.STATEMENTS, anyhow(random));
        return key;
    }

    private static String share(AssessmentKey key, Share.Lifetime lifetime, boolean invites) {
        return shares().make(key, Way.STATEMENTS, lifetime, invites).orElseThrow();
    }

    private static Answers answers(AssessmentKey key, Way way) {
        return assessments().find(key, way).orElseThrow().answers();
    }

    private static void forgetExpired() {
        new CompatibilityConfiguration()
                .forgetExpiredAssessments(assessments(), shares())
                .work()
                .run();
    }

    private static List<String> sealed(AssessmentKey... keys) {
        return system(
                () ->
                        List.of(keys).stream()
                                .flatMap(
                                        key ->
                                                database
                                                        .sql()
                                                        .sql(
                                                                "select encode(sealed, 'escape')"
                                                                    + " from"
                                                                    + " compatibility.assessment"
                                                                    + " where lookup = :lookup")
                                                        .param(
                                                                "lookup",
                                                                assessments()
                                                                        .lookup(
                                                                                key,
                                                                                Way.STATEMENTS))
                                                        .query(String.class)
                                                        .list()
                                                        .stream())
                                .toList());
    }

    private static List<String> gifts() {
        var ids =
                "select id::text from compatibility.research_donation" + LATEST + " order by ctid";
        return system(() -> database.sql().sql(ids).query(String.class).list());
    }

    private static long transactionsOfGifts() {
        return count(
                "select count(distinct xmin::text) from compatibility.research_donation" + LATEST);
    }

    private static long count(String sql) {
        return system(() -> database.sql().sql(sql).query(Long.class).single());
    }

    private static <T> T system(java.util.function.Supplier<T> work) {
        return database.transactions().in(Scope.system("test"), work);
    }

    private static Assessments assessments() {
        return database.bean(Assessments.class);
    }

    private static Shares shares() {
        return database.bean(Shares.class);
    }

    private static Research research() {
        return database.bean(Research.class);
    }
}
