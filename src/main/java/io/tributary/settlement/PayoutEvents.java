package io.tributary.settlement;

import io.tributary.notify.Event;
import io.tributary.notify.EventType;
import io.tributary.notify.EventType.Kind;
import io.tributary.notify.EventTypes;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.time.LocalDate;
import java.util.UUID;

/** What is told to payees' own systems. */
final class PayoutEvents {
    private static final EventType PAID =
            described("payout.paid", "A payout has arrived with the payee.");
    private static final EventType FAILED =
            described(
                            "payout.failed",
                            "A payout did not arrive, or came back; its money is available again.")
                    .with("reason", Kind.TEXT, "Why, for people.", "The account is closed.");

    private PayoutEvents() {}

    static EventTypes types() {
        return EventTypes.of(PAID, FAILED);
    }

    private static EventType described(String name, String when) {
        return EventType.named(name, when)
                .with("payout", Kind.ID, "The payout.", new UUID(0x0192L << 48 | 0x7000L, 1))
                .with(
                        "due_on",
                        Kind.DATE,
                        "The day of the payee's schedule that it is for.",
                        LocalDate.of(2026, 11, 23))
                .with(
                        "amount",
                        Kind.MONEY,
                        "What was sent.",
                        Money.ofMajor(CurrencyUnit.EUR, 1_250))
                .with(
                        "withheld",
                        Kind.MONEY,
                        "What was kept back for the tax office.",
                        Money.zero(CurrencyUnit.EUR));
    }

    static Event paid(Payout payout) {
        return of(PAID, payout);
    }

    static Event failed(Payout payout, String why) {
        return of(FAILED, payout).with("reason", why);
    }

    private static Event of(EventType type, Payout payout) {
        return Event.of(type)
                .with("payout", payout.id())
                .with("due_on", payout.dueOn())
                .with("amount", payout.net())
                .with("withheld", payout.withheld());
    }
}
