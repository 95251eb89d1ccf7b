package io.tributary.billing;

import io.tributary.identity.Countable;
import io.tributary.identity.Feature;
import io.tributary.identity.Grant;
import io.tributary.identity.Level;
import io.tributary.identity.Limit;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.RevenueStream;
import io.tributary.kernel.UuidV7;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What is sold and for how much. Prices are added, never changed. */
public final class Catalogue {
    private final JdbcClient sql;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Catalogue(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** All products, by family and rank. */
    List<Product> products() {
        return sql.sql(
                        """
                        select code, name, stream, description, family, rank, by_contract
                          from billing.product
                         order by family nulls last, rank, code
                        """)
                .query(Catalogue::product)
                .list();
    }

    Product product(String code) {
        return products().stream()
                .filter(product -> product.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        SubscriptionProblem.NO_SUCH_PRICE,
                                        "There is no product " + code + "."));
    }

    /** The price that everybody is offered now; empty for what is sold by contract. */
    Optional<PriceVersion> offered(String product) {
        return sql.sql(
                        """
                        select id
                          from billing.price_version
                         where product_code = :product and customer_id is null and since <= :now
                         order by version desc
                         limit 1
                        """)
                .param("product", product)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> row.getObject(1, UUID.class))
                .optional()
                .map(this::version);
    }

    PriceVersion version(UUID id) {
        var tiers = tiers(id);
        var grants = grants(id);
        return sql.sql(
                        """
                        select price.id, price.version, price.currency, price.every, price.model,
                               price.flat_minor, price.package_size, product.code, product.name,
                               product.stream, product.description, product.family, product.rank,
                               product.by_contract
                          from billing.price_version as price
                          join billing.product on product.code = price.product_code
                         where price.id = :id
                        """)
                .param("id", id)
                .query(
                        (row, n) ->
                                new PriceVersion(
                                        id,
                                        product(row, n),
                                        row.getInt("version"),
                                        CurrencyUnit.of(row.getString("currency")),
                                        Interval.of(row.getString("every")),
                                        model(row, tiers),
                                        grants))
                .single();
    }

    private List<PriceModel.Tier> tiers(UUID price) {
        return sql.sql(
                        """
                        select up_to, unit_price
                          from billing.price_tier
                         where price_version_id = :price
                         order by n
                        """)
                .param("price", price)
                .query(
                        (row, _) ->
                                new PriceModel.Tier(
                                        row.getBigDecimal("up_to"),
                                        row.getBigDecimal("unit_price")))
                .list();
    }

    private List<Grant> grants(UUID price) {
        return sql.sql(
                        """
                        select name, quantity, granted, word
                          from billing.price_entitlement
                         where price_version_id = :price
                         order by name
                        """)
                .param("price", price)
                .query((row, _) -> grant(row))
                .list();
    }

    /**
     * Adds a price that is agreed with one customer, in the surrounding transaction.
     *
     * @param grants what the customer may do while it pays
     */
    PriceVersion agree(
            OrganizationId customer,
            String product,
            PriceModel model,
            CurrencyUnit currency,
            Interval interval,
            List<Grant> grants) {
        var now = clock.instant();
        var id = UuidV7.at(now, random);
        sql.sql(
                        """
                        insert into billing.price_version
                               (id, product_code, version, customer_id, currency, every, model,
                                flat_minor, package_size, since)
                        select :id, :product,
                               1 + coalesce(max(version), 0), :organization, :currency, :every, :model,
                               :flat::bigint, :size::numeric, :now
                          from billing.price_version
                         where product_code = :product and customer_id = :organization
                        """)
                .param("id", id)
                .param("product", product(product).code())
                .param("organization", customer.value())
                .param("currency", currency.getCode())
                .param("every", interval.code())
                .param("model", code(model))
                .param("flat", flat(model))
                .param("size", model instanceof PriceModel.Packages(var size, _) ? size : null)
                .param("now", Timestamp.from(now))
                .update();
        addTiers(id, tiersOf(model));
        grants.forEach(grant -> addGrant(id, grant));
        return version(id);
    }

    private void addTiers(UUID price, List<PriceModel.Tier> tiers) {
        for (int i = 0; i < tiers.size(); i++) {
            sql.sql(
                            """
                            insert into billing.price_tier (price_version_id, n, up_to, unit_price)
                            values (:price, :n, :upTo, :unitPrice)
                            """)
                    .param("price", price)
                    .param("n", i + 1)
                    .param("upTo", tiers.get(i).upTo())
                    .param("unitPrice", tiers.get(i).unitPrice())
                    .update();
        }
    }

    private void addGrant(UUID price, Grant grant) {
        sql.sql(
                        """
                        insert into billing.price_entitlement
                               (price_version_id, name, quantity, granted, word)
                        values (:price, :name, :quantity::bigint, :granted::boolean, :word)
                        """)
                .param("price", price)
                .param("name", grant.entitled().name().toLowerCase(Locale.ROOT))
                .param(
                        "quantity",
                        switch (grant) {
                            case Grant.OfLimit(_, var quantity) -> quantity;
                            case Grant.OfCapacity(_, var quantity) -> quantity;
                            case Grant.OfFeature _, Grant.OfLevel _ -> null;
                        })
                .param("granted", grant instanceof Grant.OfFeature(_, var granted) ? granted : null)
                .param("word", grant instanceof Grant.OfLevel(_, var word) ? word : null)
                .update();
    }

    private static String code(PriceModel model) {
        return switch (model) {
            case PriceModel.Flat _ -> "flat";
            case PriceModel.PerUnit _ -> "per-unit";
            case PriceModel.Graduated _ -> "graduated";
            case PriceModel.Volume _ -> "volume";
            case PriceModel.Packages _ -> "package";
            case PriceModel.MinimumCommitment _ -> "minimum";
        };
    }

    private static @Nullable Long flat(PriceModel model) {
        return switch (model) {
            case PriceModel.Flat(var each) -> each.getAmountMinorLong();
            case PriceModel.Packages(_, var each) -> each.getAmountMinorLong();
            case PriceModel.MinimumCommitment(var minimum, _) -> minimum.getAmountMinorLong();
            case PriceModel.PerUnit _, PriceModel.Graduated _, PriceModel.Volume _ -> null;
        };
    }

    private static List<PriceModel.Tier> tiersOf(PriceModel model) {
        return switch (model) {
            case PriceModel.PerUnit(var unitPrice) -> List.of(new PriceModel.Tier(null, unitPrice));
            case PriceModel.Graduated(var tiers) -> tiers;
            case PriceModel.Volume(var tiers) -> tiers;
            case PriceModel.MinimumCommitment(_, var tiers) -> tiers;
            case PriceModel.Flat _, PriceModel.Packages _ -> List.of();
        };
    }

    private static PriceModel model(ResultSet row, List<PriceModel.Tier> tiers)
            throws SQLException {
        var flat =
                Money.ofMinor(
                        CurrencyUnit.of(row.getString("currency")), row.getLong("flat_minor"));
        BigDecimal size = row.getBigDecimal("package_size");
        var model = row.getString("model");
        return switch (model) {
            case "flat" -> new PriceModel.Flat(flat);
            case "per-unit" -> new PriceModel.PerUnit(tiers.getFirst().unitPrice());
            case "graduated" -> new PriceModel.Graduated(tiers);
            case "volume" -> new PriceModel.Volume(tiers);
            case "package" -> new PriceModel.Packages(size, flat);
            case "minimum" -> new PriceModel.MinimumCommitment(flat, tiers);
            default -> throw new IllegalStateException("no price model " + model);
        };
    }

    private static Grant grant(ResultSet row) throws SQLException {
        var name = row.getString("name").toUpperCase(Locale.ROOT);
        if (is(Limit.values(), name)) {
            return Grant.limit(Limit.valueOf(name), row.getLong("quantity"));
        }
        if (is(Countable.values(), name)) {
            return Grant.capacity(Countable.valueOf(name), row.getLong("quantity"));
        }
        return is(Level.values(), name)
                ? Grant.level(Level.valueOf(name), row.getString("word"))
                : new Grant.OfFeature(Feature.valueOf(name), row.getBoolean("granted"));
    }

    private static boolean is(Enum<?>[] values, String name) {
        return Arrays.stream(values).anyMatch(value -> value.name().equals(name));
    }

    private static Product product(ResultSet row, int n) throws SQLException {
        return new Product(
                row.getString("code"),
                row.getString("name"),
                RevenueStream.of(row.getString("stream")),
                row.getString("description"),
                row.getString("family"),
                row.getInt("rank"),
                row.getBoolean("by_contract"));
    }
}
