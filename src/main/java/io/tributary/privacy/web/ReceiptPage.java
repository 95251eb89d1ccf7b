package io.tributary.privacy.web;

import io.tributary.kernel.PersonalRecords.Fate;
import io.tributary.privacy.Receipt;

import java.time.Instant;
import java.util.List;

/** What was done when somebody was erased. */
record ReceiptPage(
        String number,
        Instant receivedAt,
        Instant erasedAt,
        Instant validUntil,
        String digest,
        List<Group> groups,
        List<String> empty) {
    /** What met the same fate. */
    record Group(String title, List<Receipt.Line> lines) {
        Group {
            lines = List.copyOf(lines);
        }
    }

    ReceiptPage {
        groups = List.copyOf(groups);
        empty = List.copyOf(empty);
    }

    static ReceiptPage of(Receipt.Frozen frozen) {
        var receipt = frozen.receipt();
        var groups =
                List.of(
                        group("Erased", Fate.ERASED, receipt),
                        group("Made anonymous", Fate.ANONYMISED, receipt),
                        group("Kept", Fate.KEPT, receipt));
        return new ReceiptPage(
                receipt.number(),
                receipt.receivedAt(),
                receipt.erasedAt(),
                frozen.validUntil(),
                frozen.digest(),
                groups.stream().filter(group -> !group.lines().isEmpty()).toList(),
                receipt.lines().stream()
                        .filter(line -> line.rows() == 0)
                        .map(Receipt.Line::what)
                        .toList());
    }

    private static Group group(String title, Fate fate, Receipt receipt) {
        return new Group(
                title,
                receipt.lines().stream()
                        .filter(line -> line.fate() == fate && line.rows() > 0)
                        .toList());
    }

    String json() {
        return "/privacy/receipts/" + number + "/json";
    }
}
