package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

class PriceModelTests {
    private static final List<PriceModel.Tier> TIERS =
            List.of(tier("100", "0.05"), tier("1000", "0.02"), tier(null, "0.01"));

    @Test
    void flat_is_so_much_each() {
        assertThat(price(new PriceModel.Flat(usd("5000")), "3")).isEqualTo(usd("15000"));
    }

    @Test
    void per_unit_rounds_once_half_up() {
        assertThat(price(new PriceModel.PerUnit(new BigDecimal("0.067")), "55"))
                .isEqualTo(usd("3.69"));
        assertThat(price(new PriceModel.PerUnit(new BigDecimal("0.067")), "0")).isEqualTo(usd("0"));
    }

    @Test
    void graduated_prices_the_units_of_each_step() {
        var model = new PriceModel.Graduated(TIERS);

        assertThat(price(model, "100")).isEqualTo(usd("5.00"));
        assertThat(price(model, "101")).isEqualTo(usd("5.02"));
        assertThat(price(model, "2000")).isEqualTo(usd("33.00"));
    }

    @Test
    void volume_prices_all_units_at_the_step_they_reach() {
        var model = new PriceModel.Volume(TIERS);

        assertThat(price(model, "100")).isEqualTo(usd("5.00"));
        assertThat(price(model, "101")).isEqualTo(usd("2.02"));
        assertThat(price(model, "2000")).isEqualTo(usd("20.00"));
    }

    @Test
    void packages_are_paid_when_they_are_begun() {
        var model = new PriceModel.Packages(new BigDecimal("100"), usd("7"));

        assertThat(price(model, "0")).isEqualTo(usd("0"));
        assertThat(price(model, "1")).isEqualTo(usd("7"));
        assertThat(price(model, "101")).isEqualTo(usd("14"));
    }

    @Test
    void a_minimum_is_paid_whatever_is_used() {
        var model = new PriceModel.MinimumCommitment(usd("20"), TIERS);

        assertThat(price(model, "10")).isEqualTo(usd("20"));
        assertThat(price(model, "2000")).isEqualTo(usd("33"));
    }

    @Test
    void a_currency_without_minor_units_is_rounded_to_its_unit() {
        var yen =
                new PriceModel.PerUnit(new BigDecimal("0.5"))
                        .price(BigDecimal.ONE, CurrencyUnit.JPY);

        assertThat(yen).isEqualTo(Money.ofMajor(CurrencyUnit.JPY, 1));
    }

    @Test
    void steps_rise_and_only_the_last_has_no_end() {
        assertThatThrownBy(() -> new PriceModel.Graduated(List.of(tier("10", "1"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new PriceModel.Volume(
                                        List.of(tier("10", "1"), tier("5", "1"), tier(null, "1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PriceModel.Tier tier(@Nullable String upTo, String unitPrice) {
        return new PriceModel.Tier(
                upTo == null ? null : new BigDecimal(upTo), new BigDecimal(unitPrice));
    }

    private static Money price(PriceModel model, String quantity) {
        return model.price(new BigDecimal(quantity), CurrencyUnit.USD);
    }

    private static Money usd(String amount) {
        return Money.of(CurrencyUnit.USD, new BigDecimal(amount));
    }
}
