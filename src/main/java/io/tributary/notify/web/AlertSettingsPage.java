package io.tributary.notify.web;

import io.tributary.notify.AlertChoice;
import io.tributary.notify.AlertKind;

import java.util.List;
import java.util.Map;

/** By which ways somebody hears of each kind of alert. */
record AlertSettingsPage(List<Row> rows, String mailedTo) {
    /**
     * One kind.
     *
     * @param field what its boxes are named after
     */
    record Row(String field, String label, String when, boolean mail, boolean portal) {
        String mailName() {
            return "mail:" + field;
        }

        String portalName() {
            return "portal:" + field;
        }
    }

    AlertSettingsPage {
        rows = List.copyOf(rows);
    }

    static AlertSettingsPage of(Map<AlertKind, AlertChoice> choices, String email) {
        return new AlertSettingsPage(
                choices.entrySet().stream()
                        .map(
                                entry ->
                                        new Row(
                                                entry.getKey().code(),
                                                entry.getKey().label(),
                                                entry.getKey().when(),
                                                entry.getValue().mail(),
                                                entry.getValue().portal()))
                        .toList(),
                email);
    }
}
