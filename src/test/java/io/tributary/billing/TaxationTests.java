package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.LegalEntity;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

class TaxationTests {
    @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    @Test
    void a_buyer_at_home_pays_the_rate_of_the_day() {
        assertThat(rate("DE", "DE", "", DAY)).isEqualByComparingTo("19");
        assertThat(rate("DE", "DE", "", LocalDate.of(2020, 7, 1))).isEqualByComparingTo("16");
        assertThat(rate("DE", "DE", "", LocalDate.of(2020, 12, 31))).isEqualByComparingTo("16");
        assertThat(rate("DE", "DE", "", LocalDate.of(2021, 1, 1))).isEqualByComparingTo("19");
    }

    @Test
    void a_business_in_another_member_state_accounts_for_the_tax_itself() {
        var treatment = of(seller("DE", Set.of()), "FR", "", "FR40303265045", DAY);

        assertThat(treatment.category()).isEqualTo(TaxCategory.REVERSE_CHARGE);
        assertThat(treatment.rate()).isZero();
        assertThat(treatment.reasonCode()).isEqualTo("VATEX-EU-AE");
    }

    @Test
    void without_a_number_of_its_own_state_a_buyer_pays_that_states_tax() {
        assertThat(rate("DE", "FR", "", DAY)).isEqualByComparingTo("20");
        assertThat(rate("DE", "FR", "DE136695976", DAY)).isEqualByComparingTo("20");
        assertThat(rate("DE", "FI", "", LocalDate.of(2024, 8, 31))).isEqualByComparingTo("24");
        assertThat(rate("DE", "FI", "", LocalDate.of(2024, 9, 1))).isEqualByComparingTo("25.5");
        assertThat(of(seller("DE", Set.of()), "FR", "", "", DAY).jurisdiction()).isEqualTo("FR");
    }

    @Test
    void a_number_does_not_help_at_home() {
        assertThat(rate("DE", "DE", "DE136695976", DAY)).isEqualByComparingTo("19");
    }

    @Test
    void outside_the_union_it_is_an_export() {
        var treatment = of(seller("DE", Set.of()), "JP", "", "", DAY);

        assertThat(treatment.category()).isEqualTo(TaxCategory.EXPORT);
        assertThat(treatment.reasonCode()).isEqualTo("VATEX-EU-G");
    }

    @Test
    void a_state_taxes_what_is_sold_from_where_the_seller_must_collect() {
        var seller = seller("US", Set.of("NY", "CA"));

        assertThat(of(seller, "US", "NY", "", DAY).rate()).isEqualByComparingTo("4");
        assertThat(of(seller, "US", "NY", "", DAY).jurisdiction()).isEqualTo("US-NY");
        assertThat(of(seller, "US", "CA", "", DAY).category()).isEqualTo(TaxCategory.ZERO);
        assertThat(of(seller, "US", "TX", "", DAY).category()).isEqualTo(TaxCategory.ZERO);
        assertThat(of(seller, "DE", "", "", DAY).category()).isEqualTo(TaxCategory.ZERO);
    }

    private static BigDecimal rate(String seller, String buyer, String vatId, LocalDate day) {
        return of(seller(seller, Set.of()), buyer, "", vatId, day).rate();
    }

    private static TaxTreatment of(
            LegalEntity seller, String country, String region, String vatId, LocalDate day) {
        var rates = new TaxRates(database.sql());
        var told = BillingFixtures.buyer(country, vatId);
        var buyer =
                new BillingProfile(
                        told.legalName(),
                        told.street(),
                        told.postalCode(),
                        told.city(),
                        region,
                        country,
                        vatId,
                        told.email(),
                        told.zone(),
                        told.currency());
        return database.transactions()
                .in(
                        Scope.system("look up a rate"),
                        () -> new Taxation(seller, rates, rates).of(buyer, day));
    }

    private static LegalEntity seller(String country, Set<String> nexus) {
        return new LegalEntity(
                "seller",
                "Seller",
                "Street 1",
                "10115",
                "Town",
                "",
                country,
                "",
                "",
                "seller@example.com",
                "",
                "",
                ZoneId.of("UTC"),
                nexus);
    }
}
