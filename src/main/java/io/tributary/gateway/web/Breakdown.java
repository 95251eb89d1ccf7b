package io.tributary.gateway.web;

import io.tributary.metering.GroupBy;
import io.tributary.metering.Usage;
import io.tributary.metering.UsageGroup;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Numerals;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A way to tell usage apart that pages show as a table with bars. */
enum Breakdown {
    ENDPOINT(GroupBy.ENDPOINT, "Endpoint") {
        @Override
        String finding(List<AnalyticsPage.Row> rows) {
            return rows.getFirst().name() + " takes " + rows.getFirst().share() + " of calls";
        }
    },
    KEY(GroupBy.KEY, "Key") {
        @Override
        String finding(List<AnalyticsPage.Row> rows) {
            return rows.getFirst().name() + " makes " + rows.getFirst().share() + " of calls";
        }

        @Override
        String name(String group, KeyNames keys) {
            return keys.name(UUID.fromString(group));
        }

        @Override
        @Nullable String detail(String group, KeyNames keys) {
            return keys.prefix(UUID.fromString(group));
        }
    },
    STATUS(GroupBy.STATUS, "Status") {
        @Override
        String finding(List<AnalyticsPage.Row> rows) {
            return rows.getFirst().name() + " answers " + rows.getFirst().share() + " of requests";
        }

        @Override
        String name(String group, KeyNames keys) {
            return Statuses.name(Integer.parseInt(group));
        }
    },
    COUNTRY(GroupBy.COUNTRY, "Country") {
        @Override
        String finding(List<AnalyticsPage.Row> rows) {
            return rows.getFirst().name() + " makes " + rows.getFirst().share() + " of calls";
        }

        @Override
        String name(String group, KeyNames keys) {
            return group.equals(Usage.UNKNOWN_COUNTRY) ? "Unknown" : Choices.countryName(group);
        }

        @Override
        @Nullable String detail(String group, KeyNames keys) {
            return group.equals(Usage.UNKNOWN_COUNTRY) ? null : group;
        }
    };

    private final GroupBy groupBy;
    private final String head;

    Breakdown(GroupBy groupBy, String head) {
        this.groupBy = groupBy;
        this.head = head;
    }

    static Optional<Breakdown> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    /** As it stands in addresses. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    GroupBy groupBy() {
        return groupBy;
    }

    /** The title of the table: what its first row says. There is at least one. */
    abstract String finding(List<AnalyticsPage.Row> rows);

    String name(String group, KeyNames keys) {
        return group;
    }

    @Nullable String detail(String group, KeyNames keys) {
        return null;
    }

    AnalyticsPage.GroupTable table(List<UsageGroup> groups, KeyNames keys, String csv) {
        long all = groups.stream().mapToLong(this::size).sum();
        var rows =
                groups.stream()
                        .sorted(
                                Comparator.comparingLong(this::size)
                                        .thenComparingLong(UsageGroup::requests)
                                        .reversed())
                        .map(group -> row(group, all, keys))
                        .toList();
        return new AnalyticsPage.GroupTable(
                code(), rows.isEmpty() ? "Nothing yet" : finding(rows), measure(), head, rows, csv);
    }

    /** What the bars are drawn from. */
    private long size(UsageGroup group) {
        return this == STATUS ? group.requests() : group.calls();
    }

    private String measure() {
        return "Bars are the part of all "
                + (this == STATUS ? "requests" : "calls")
                + " by "
                + head.toLowerCase(Locale.ROOT)
                + "; response times are percentiles in milliseconds";
    }

    private AnalyticsPage.Row row(UsageGroup group, long all, KeyNames keys) {
        double share = all == 0 ? 0 : (double) size(group) / all;
        return new AnalyticsPage.Row(
                name(group.group(), keys),
                detail(group.group(), keys),
                Math.round(share * 100),
                Numerals.percent(share),
                Numerals.count(group.requests()),
                Numerals.count(group.calls()),
                Numerals.percent((double) group.errors() / group.requests()),
                millis(group.p50Millis()),
                millis(group.p95Millis()),
                millis(group.p99Millis()));
    }

    private static String millis(@Nullable Double millis) {
        return millis == null ? "–" : Numerals.decimal(millis);
    }
}
