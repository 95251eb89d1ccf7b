package io.tributary.billing;

import io.tributary.identity.LegalEntity;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * Which tax a sale of services bears: by the seller's country, the buyer's, the buyer's number, and
 * the day of the document.
 */
final class Taxation {
    private final LegalEntity seller;
    private final TaxRates rates;
    private final SalesTax salesTax;

    Taxation(LegalEntity seller, TaxRates rates, SalesTax salesTax) {
        this.seller = seller;
        this.rates = rates;
        this.salesTax = salesTax;
    }

    TaxTreatment of(BillingProfile buyer, LocalDate day) {
        if (seller.country().equals("US")) {
            return buyer.country().equals("US") ? inTheStates(buyer, day) : untaxed("US");
        }
        var sellersRate = rates.vat(seller.country(), day);
        return sellersRate.isPresent()
                ? inTheUnion(buyer, day, sellersRate.get())
                : untaxed(seller.country());
    }

    /**
     * Directive 2006/112/EC: a business in another member state accounts for the tax itself
     * (articles 44 and 196); a buyer there without a number pays the tax of the own country
     * (article 58, through the one-stop shop); buyers elsewhere are out of reach.
     */
    private TaxTreatment inTheUnion(BillingProfile buyer, LocalDate day, BigDecimal sellersRate) {
        if (buyer.country().equals(seller.country())) {
            return standard(sellersRate, seller.country());
        }
        var buyersRate = rates.vat(buyer.country(), day);
        if (buyersRate.isEmpty()) {
            return new TaxTreatment(
                    TaxCategory.EXPORT,
                    BigDecimal.ZERO,
                    seller.country(),
                    "Supplied to a customer outside the European Union",
                    "VATEX-EU-G");
        }
        return VatId.parse(buyer.vatId())
                        .filter(id -> id.country().equals(buyer.country()))
                        .isPresent()
                ? new TaxTreatment(
                        TaxCategory.REVERSE_CHARGE,
                        BigDecimal.ZERO,
                        seller.country(),
                        "Reverse charge: the customer accounts for the VAT",
                        "VATEX-EU-AE")
                : standard(buyersRate.get(), buyer.country());
    }

    /** Only where the seller must collect. */
    private TaxTreatment inTheStates(BillingProfile buyer, LocalDate day) {
        var jurisdiction = "US-" + buyer.region();
        if (!seller.nexus().contains(buyer.region())) {
            return untaxed(jurisdiction);
        }
        var rate = salesTax.rate(buyer.region(), buyer.postalCode(), day);
        return rate.signum() == 0 ? untaxed(jurisdiction) : standard(rate, jurisdiction);
    }

    private static TaxTreatment standard(BigDecimal rate, String jurisdiction) {
        return new TaxTreatment(TaxCategory.STANDARD, plain(rate), jurisdiction, "", "");
    }

    private static TaxTreatment untaxed(String jurisdiction) {
        return new TaxTreatment(TaxCategory.ZERO, BigDecimal.ZERO, jurisdiction, "", "");
    }

    /** Without noughts at the end: 19, not 19.000. */
    static BigDecimal plain(BigDecimal rate) {
        return rate.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(rate.stripTrailingZeros().toPlainString());
    }

    /** The tax on the sum of the lines, rounded once, half up. */
    static Quote quote(List<LineDraft> lines, TaxTreatment treatment) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("an invoice has lines");
        }
        var net = Money.total(lines.stream().map(LineDraft::net).toList());
        return quote(lines, net, tax(net, treatment), treatment);
    }

    /**
     * The tax on lines that take a further part of an invoice back: with what credit notes took
     * back before, it is the tax on all of that, rounded once. So the notes of an invoice never
     * come to more than its tax, and to all of it when all is taken back.
     */
    static Quote quote(List<LineDraft> lines, TaxTreatment treatment, List<Invoice> before) {
        var quote = quote(lines, treatment);
        if (before.isEmpty()) {
            return quote;
        }
        var net = Money.total(before.stream().map(Invoice::net).toList()).plus(quote.net());
        var taken = Money.total(before.stream().map(Invoice::tax).toList());
        return quote(lines, quote.net(), tax(net, treatment).minus(taken), treatment);
    }

    private static Money tax(Money net, TaxTreatment treatment) {
        return net.multipliedBy(treatment.rate().movePointLeft(2), RoundingMode.HALF_UP);
    }

    private static Quote quote(
            List<LineDraft> lines, Money net, Money tax, TaxTreatment treatment) {
        return new Quote(lines, List.of(new TaxLine(treatment, net, tax)), net, tax, net.plus(tax));
    }
}
