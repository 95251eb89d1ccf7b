package io.tributary.billing;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** What lines come to with tax; nothing is written. */
public record Quote(List<LineDraft> lines, List<TaxLine> taxes, Money net, Money tax, Money gross) {
    public Quote {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }

    static Quote nothing(CurrencyUnit currency) {
        var zero = Money.zero(currency);
        return new Quote(List.of(), List.of(), zero, zero, zero);
    }

    /** The same the other way round. */
    Quote negated() {
        return new Quote(
                lines.stream().map(LineDraft::negated).toList(),
                taxes.stream().map(TaxLine::negated).toList(),
                net.negated(),
                tax.negated(),
                gross.negated());
    }

    /** Both; each keeps its tax as it was rounded. */
    Quote plus(Quote other) {
        var together = new LinkedHashMap<TaxTreatment, TaxLine>();
        Stream.concat(taxes.stream(), other.taxes.stream())
                .forEach(line -> together.merge(line.treatment(), line, TaxLine::plus));
        return new Quote(
                Stream.concat(lines.stream(), other.lines.stream()).toList(),
                List.copyOf(together.values()),
                net.plus(other.net),
                tax.plus(other.tax),
                gross.plus(other.gross));
    }
}
