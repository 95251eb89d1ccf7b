package io.tributary.payments.web;

import io.tributary.kernel.InputError;
import io.tributary.payments.PaymentMethod;
import io.tributary.payments.SandboxCard;
import io.tributary.portal.spi.Field;

import java.util.Arrays;
import java.util.List;

/**
 * The cards of an organization.
 *
 * @param tests the cards of the sandbox and what each does; empty beside Stripe
 */
record CardsPage(List<Row> cards, List<TestCard> tests, Field number, List<InputError> errors) {
    /** One card. */
    record Row(String label, String expires, boolean preferred, String address) {}

    /** A card to try with. */
    record TestCard(String number, String meaning) {}

    static CardsPage of(List<PaymentMethod> cards, boolean isSandbox, List<InputError> errors) {
        return new CardsPage(
                cards.stream().map(CardsPage::row).toList(),
                isSandbox
                        ? Arrays.stream(SandboxCard.values())
                                .map(card -> new TestCard(spaced(card.number()), card.meaning()))
                                .toList()
                        : List.of(),
                Field.text("number", "Number of a test card")
                        .hint("One of those below; no real card is accepted here.")
                        .longest(30)
                        .errors(errors),
                errors);
    }

    private static Row row(PaymentMethod card) {
        var expires = card.expires();
        return new Row(
                card.label(),
                expires == null ? "" : "Good through " + expires,
                card.preferred(),
                CardsController.HOME + "/" + card.id());
    }

    private static String spaced(String number) {
        return number.replaceAll("(.{4})(?!$)", "$1 ");
    }
}
