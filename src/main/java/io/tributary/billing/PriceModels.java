package io.tributary.billing;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Price models as rows keep them: a code, an amount, a size, steps. */
final class PriceModels {
    private PriceModels() {}

    static String code(PriceModel model) {
        return switch (model) {
            case PriceModel.Flat _ -> "flat";
            case PriceModel.PerUnit _ -> "per-unit";
            case PriceModel.Graduated _ -> "graduated";
            case PriceModel.Volume _ -> "volume";
            case PriceModel.Packages _ -> "package";
            case PriceModel.MinimumCommitment _ -> "minimum";
        };
    }

    static @Nullable Long flat(PriceModel model) {
        return switch (model) {
            case PriceModel.Flat(var each) -> each.getAmountMinorLong();
            case PriceModel.Packages(_, var each) -> each.getAmountMinorLong();
            case PriceModel.MinimumCommitment(var minimum, _) -> minimum.getAmountMinorLong();
            case PriceModel.PerUnit _, PriceModel.Graduated _, PriceModel.Volume _ -> null;
        };
    }

    static @Nullable BigDecimal size(PriceModel model) {
        return model instanceof PriceModel.Packages(var size, _) ? size : null;
    }

    static List<PriceModel.Tier> tiers(PriceModel model) {
        return switch (model) {
            case PriceModel.PerUnit(var unitPrice) -> List.of(new PriceModel.Tier(null, unitPrice));
            case PriceModel.Graduated(var tiers) -> tiers;
            case PriceModel.Volume(var tiers) -> tiers;
            case PriceModel.MinimumCommitment(_, var tiers) -> tiers;
            case PriceModel.Flat _, PriceModel.Packages _ -> List.of();
        };
    }

    static PriceModel.Tier tier(ResultSet row, int n) throws SQLException {
        var upTo = row.getBigDecimal("up_to");
        return new PriceModel.Tier(
                upTo == null ? null : upTo.stripTrailingZeros(),
                row.getBigDecimal("unit_price").stripTrailingZeros());
    }

    /** From the columns {@code model}, {@code flat_minor} and {@code package_size}. */
    static PriceModel model(ResultSet row, CurrencyUnit currency, List<PriceModel.Tier> tiers)
            throws SQLException {
        var flat = Money.ofMinor(currency, row.getLong("flat_minor"));
        BigDecimal size = row.getBigDecimal("package_size");
        var model = row.getString("model");
        return switch (model) {
            case "flat" -> new PriceModel.Flat(flat);
            case "per-unit" -> new PriceModel.PerUnit(tiers.getFirst().unitPrice());
            case "graduated" -> new PriceModel.Graduated(tiers);
            case "volume" -> new PriceModel.Volume(tiers);
            case "package" -> new PriceModel.Packages(size.stripTrailingZeros(), flat);
            case "minimum" -> new PriceModel.MinimumCommitment(flat, tiers);
            default -> throw new IllegalStateException("no price model " + model);
        };
    }
}
