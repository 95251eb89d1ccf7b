package io.tributary.billing;

import io.tributary.kernel.Amounts;
import io.tributary.kernel.Shares;

import org.joda.money.Money;

import java.util.ArrayList;
import java.util.List;

/** Spreads a credit over the lines it takes back. */
final class Spread {
    private Spread() {}

    /** One line for each that has a share, by what it cost; what is below nothing has none. */
    static List<LineDraft> over(List<LineDraft> lines, Money net, String reason) {
        var billed = lines.stream().filter(line -> line.net().isPositive()).toList();
        var parts =
                Shares.split(
                        net.getAmountMinorLong(),
                        billed.stream().map(line -> line.net().getAmountMinorLong()).toList());
        var credits = new ArrayList<LineDraft>();
        for (int i = 0; i < billed.size(); i++) {
            if (parts.get(i) != 0) {
                var line = billed.get(i);
                var part = Money.ofMinor(net.getCurrencyUnit(), parts.get(i));
                credits.add(
                        LineDraft.one(
                                line.description(),
                                line.stream(),
                                part,
                                line.from(),
                                line.until(),
                                reason
                                        + ": its share of "
                                        + Amounts.text(net)
                                        + ", largest remainder"));
            }
        }
        return List.copyOf(credits);
    }
}
