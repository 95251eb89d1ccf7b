package io.tributary.billing;

import io.tributary.kernel.Problem;

/** What can go wrong with subscriptions. */
public enum SubscriptionProblem implements Problem {
    NO_SUCH_PRICE(
            "no-such-price",
            404,
            "This is not for sale",
            "Choose one of the plans that are offered; others are sold by contract."),
    NO_SUCH_SUBSCRIPTION(
            "no-such-subscription",
            404,
            "There is no such subscription",
            "Look at the subscriptions of your organization."),
    ALREADY_SUBSCRIBED(
            "already-subscribed",
            409,
            "There is a subscription of this kind",
            "Change the subscription that is there instead of adding another."),
    TRIAL_WAS_USED(
            "trial-was-used",
            409,
            "The trial was used",
            "There is one trial for each organization. Subscribe to go on."),
    PRICE_OUT_OF_RANGE(
            "price-out-of-range",
            400,
            "Such a price may not be agreed",
            "Agree on a price within the range that the detail names, or on another product."),
    WRONG_QUANTITY(
            "wrong-quantity",
            400,
            "There cannot be so many of it",
            "Choose a whole number within the range that the detail names."),
    AGREED_IN_A_CONTRACT(
            "agreed-in-a-contract",
            409,
            "This was agreed in a contract",
            "Write to us to change or end what was agreed."),
    NOT_NOW(
            "subscription-not-now",
            409,
            "The subscription does not allow this now",
            "The detail says what stands in the way.");

    private final Entry entry;

    SubscriptionProblem(String code, int status, String title, String remedy) {
        this.entry = new Entry(code, status, title, remedy);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
