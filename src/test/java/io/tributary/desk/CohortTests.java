package io.tributary.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.billing.Customers.Moved;
import io.tributary.kernel.OrganizationId;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

class CohortTests {
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    private final OrganizationId ada = new OrganizationId(new UUID(0, 1));
    private final OrganizationId ben = new OrganizationId(new UUID(0, 2));
    private final OrganizationId cem = new OrganizationId(new UUID(0, 3));

    @Test
    void who_stays_is_counted_at_the_end_of_each_month() {
        var cohorts =
                Cohort.of(
                        List.of(
                                moved(ada, 1, "USD 10"),
                                moved(ben, 1, "USD 20"),
                                moved(ben, 2, "USD -20"),
                                moved(cem, 3, "USD 5"),
                                moved(ben, 4, "USD 8"),
                                moved(ada, 5, "USD -10")),
                        MAY);

        assertThat(cohorts)
                .containsExactly(
                        new Cohort(YearMonth.of(2026, 1), 2, List.of(2, 1, 1, 2, 1)),
                        new Cohort(YearMonth.of(2026, 3), 1, List.of(1, 1, 1)));
    }

    @Test
    void whoever_pays_less_still_pays() {
        assertThat(Cohort.of(List.of(moved(ada, 4, "USD 10"), moved(ada, 5, "USD -9")), MAY))
                .singleElement()
                .extracting(Cohort::paying)
                .isEqualTo(List.of(1, 1));
    }

    @Test
    void whoever_changes_the_currency_is_not_lost() {
        assertThat(
                        Cohort.of(
                                List.of(
                                        moved(ada, 4, "USD 10"),
                                        moved(ada, 5, "USD -10"),
                                        moved(ada, 5, "EUR 9")),
                                MAY))
                .singleElement()
                .extracting(Cohort::paying)
                .isEqualTo(List.of(1, 1));
    }

    @Test
    void without_anybody_there_is_nothing() {
        assertThat(Cohort.of(List.of(), MAY)).isEmpty();
    }

    private static Moved moved(OrganizationId who, int month, String delta) {
        return new Moved(who, YearMonth.of(2026, month), Money.parse(delta));
    }
}
