package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

class MeteredTests {
    private static final PriceModel STEPS =
            new PriceModel.Graduated(
                    List.of(
                            new PriceModel.Tier(BigDecimal.valueOf(100), BigDecimal.ONE),
                            new PriceModel.Tier(null, new BigDecimal("0.5"))));

    @Test
    void only_what_is_beyond_is_priced_and_from_its_first_step() {
        var metered = new Metered(Meter.API_CALLS, 1_000, STEPS);

        assertThat(metered.price(1_000, 1_000, CurrencyUnit.USD).isZero()).isTrue();
        assertThat(metered.price(1_200, 1_000, CurrencyUnit.USD))
                .isEqualTo(Money.ofMajor(CurrencyUnit.USD, 150));
    }

    @Test
    void a_part_of_a_period_includes_its_part_rounded_up() {
        var metered = new Metered(Meter.API_CALLS, 1_000, STEPS);

        assertThat(metered.included(31, 31)).isEqualTo(1_000);
        assertThat(metered.included(1, 31)).isEqualTo(33);
    }

    @Test
    void less_than_nothing_is_not_included() {
        assertThatThrownBy(() -> new Metered(Meter.API_CALLS, -1, STEPS))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
