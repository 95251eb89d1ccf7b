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
import org.springframework.jdbc.core.simple.JdbcClient;

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
                        select code, name, stream, description, family, rank, by_contract, adds_to
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

    /** What may be agreed for it in that currency; empty when that is free. */
    Optional<ContractRange> range(String product, CurrencyUnit currency) {
        return sql.sql(
                        """
                        select every, least_minor, most_minor
                          from billing.contract_range
                         where product_code = :product and currency = :currency
                        """)
                .param("product", product)
                .param("currency", currency.getCode())
                .query(
                        (row, _) -> {
                            long most = row.getLong("most_minor");
                            return new ContractRange(
                                    Interval.of(row.getString("every")),
                                    Money.ofMinor(currency, row.getLong("least_minor")),
                                    most == 0 ? null : Money.ofMinor(currency, most));
                        })
                .optional();
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
        var meters = meters(id);
        return sql.sql(
                        """
                        select price.id, price.version, price.customer_id, price.currency,
                               price.every, price.model, price.flat_minor, price.package_size,
                               product.code, product.name, product.stream, product.description,
                               product.family, product.rank, product.by_contract, product.adds_to
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
                                        row.getObject("customer_id") != null,
                                        currency(row),
                                        Interval.of(row.getString("every")),
                                        PriceModels.model(row, currency(row), tiers),
                                        grants,
                                        meters))
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
                .query(PriceModels::tier)
                .list();
    }

    private List<Metered> meters(UUID price) {
        return sql.sql(
                        """
                        select price_meter.meter, price_meter.included, price_meter.model,
                               price_meter.flat_minor, price_meter.package_size, price.currency
                          from billing.price_meter
                          join billing.price_version as price on price.id = price_meter.price_version_id
                         where price_version_id = :price
                         order by meter
                        """)
                .param("price", price)
                .query(
                        (row, _) -> {
                            var meter = Meter.of(row.getString("meter"));
                            return new Metered(
                                    meter,
                                    row.getLong("included"),
                                    PriceModels.model(row, currency(row), steps(price, meter)));
                        })
                .list();
    }

    private List<PriceModel.Tier> steps(UUID price, Meter meter) {
        return sql.sql(
                        """
                        select up_to, unit_price
                          from billing.price_meter_tier
                         where price_version_id = :price and meter = :meter
                         order by n
                        """)
                .param("price", price)
                .param("meter", meter.code())
                .query(PriceModels::tier)
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
     * A price to be agreed with one customer.
     *
     * @param grants what the customer may do while it pays
     * @param metered what it pays for usage beyond what is included
     */
    record Terms(
            String product,
            PriceModel model,
            CurrencyUnit currency,
            Interval interval,
            List<Grant> grants,
            List<Metered> metered) {
        Terms {
            grants = List.copyOf(grants);
            metered = List.copyOf(metered);
            if (interval == Interval.ONCE && !metered.isEmpty()) {
                throw new IllegalArgumentException("what is charged once has no periods to meter");
            }
        }
    }

    /** Adds a price that is agreed with one customer, in the surrounding transaction. */
    PriceVersion agree(OrganizationId customer, Terms terms) {
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
                .param("product", product(terms.product()).code())
                .param("organization", customer.value())
                .param("currency", terms.currency().getCode())
                .param("every", terms.interval().code())
                .param("model", PriceModels.code(terms.model()))
                .param("flat", PriceModels.flat(terms.model()))
                .param("size", PriceModels.size(terms.model()))
                .param("now", Timestamp.from(now))
                .update();
        addTiers(id, PriceModels.tiers(terms.model()));
        terms.grants().forEach(grant -> addGrant(id, grant));
        terms.metered().forEach(metered -> addMeter(id, metered));
        return version(id);
    }

    private void addMeter(UUID price, Metered metered) {
        sql.sql(
                        """
                        insert into billing.price_meter
                               (price_version_id, meter, included, model, flat_minor, package_size)
                        values (:price, :meter, :included, :model, :flat::bigint, :size::numeric)
                        """)
                .param("price", price)
                .param("meter", metered.meter().code())
                .param("included", metered.included())
                .param("model", PriceModels.code(metered.model()))
                .param("flat", PriceModels.flat(metered.model()))
                .param("size", PriceModels.size(metered.model()))
                .update();
        var tiers = PriceModels.tiers(metered.model());
        for (int i = 0; i < tiers.size(); i++) {
            sql.sql(
                            """
                            insert into billing.price_meter_tier
                                   (price_version_id, meter, n, up_to, unit_price)
                            values (:price, :meter, :n, :upTo, :unitPrice)
                            """)
                    .param("price", price)
                    .param("meter", metered.meter().code())
                    .param("n", i + 1)
                    .param("upTo", tiers.get(i).upTo())
                    .param("unitPrice", tiers.get(i).unitPrice())
                    .update();
        }
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

    private static CurrencyUnit currency(ResultSet row) throws SQLException {
        return CurrencyUnit.of(row.getString("currency"));
    }

    private static Product product(ResultSet row, int n) throws SQLException {
        return new Product(
                row.getString("code"),
                row.getString("name"),
                RevenueStream.of(row.getString("stream")),
                row.getString("description"),
                row.getString("family"),
                row.getInt("rank"),
                row.getBoolean("by_contract"),
                row.getString("adds_to"));
    }
}
