package io.tributary.gateway.web;

import io.tributary.metering.Mode;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Chart;
import io.tributary.portal.spi.CodeSample;
import io.tributary.portal.spi.Figure;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a partner sees first.
 *
 * @param lead who this is and how they stand, in one sentence
 * @param firstCall what to paste when nothing was ever called; null afterwards
 * @param keysInWords how many keys there are
 * @param mayLookAtKeys whether the page of keys is one of the visitor's
 */
record DashboardPage(
        String lead,
        Mode mode,
        List<Tab> modes,
        List<Tab> spans,
        Allowance allowance,
        List<Figure> figures,
        Chart chart,
        List<KeyRow> keys,
        String keysInWords,
        Calls calls,
        @Nullable CodeSample firstCall,
        boolean mayLookAtKeys) {
    /**
     * What may still be called today.
     *
     * @param percent how much of it is used
     */
    record Allowance(String label, String left, String unit, long percent, String hint) {
        boolean isHigh() {
            return percent >= 80;
        }
    }

    /** One key, and how much it was used. */
    record KeyRow(String name, String prefix, Badge state, String calls) {}

    /**
     * The last calls.
     *
     * @param older the address of older ones; null when these are the oldest
     * @param newest the address of the newest; null when these are they
     */
    record Calls(List<CallRow> rows, @Nullable String older, @Nullable String newest) {
        Calls {
            rows = List.copyOf(rows);
        }
    }

    DashboardPage {
        modes = List.copyOf(modes);
        spans = List.copyOf(spans);
        figures = List.copyOf(figures);
        keys = List.copyOf(keys);
    }

    boolean isTest() {
        return mode == Mode.TEST;
    }
}
