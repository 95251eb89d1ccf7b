package io.tributary.billing;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** The table of rates, each from its day on. */
final class TaxRates implements SalesTax {
    private final JdbcClient sql;

    TaxRates(JdbcClient sql) {
        this.sql = sql;
    }

    /** The standard rate of value added tax; empty outside the European Union. */
    Optional<BigDecimal> vat(String country, LocalDate day) {
        return country.equals("US") ? Optional.empty() : find(country, "", day);
    }

    @Override
    public BigDecimal rate(String state, String postalCode, LocalDate day) {
        return find("US", state, day).orElse(BigDecimal.ZERO);
    }

    private Optional<BigDecimal> find(String country, String region, LocalDate day) {
        return sql.sql(
                        """
                        select rate
                          from billing.tax_rate
                         where country = :country and region = :region and valid_from <= :day
                         order by valid_from desc
                         limit 1
                        """)
                .param("country", country)
                .param("region", region)
                .param("day", day)
                .query(BigDecimal.class)
                .optional();
    }
}
