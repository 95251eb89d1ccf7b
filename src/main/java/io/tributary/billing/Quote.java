package io.tributary.billing;

import org.joda.money.Money;

import java.util.List;

/** What lines come to with tax; nothing is written. */
public record Quote(List<LineDraft> lines, List<TaxLine> taxes, Money net, Money tax, Money gross) {
    public Quote {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }
}
