package io.tributary.ledger.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.OperatorOnly;
import io.tributary.kernel.Csv;
import io.tributary.kernel.Days;
import io.tributary.kernel.Period;
import io.tributary.kernel.ProblemException;
import io.tributary.ledger.JournalLine;
import io.tributary.ledger.Ledger;
import io.tributary.platform.PlatformProblem;
import io.tributary.portal.spi.Download;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The whole journal, to take along. */
@OperatorOnly
@Controller
class ExportController {
    static final String JOURNAL = JournalController.HOME + "/journal.csv";

    private static final String HEAD =
            "sequence,transaction,kind,key,effective_at,booked_at,source,source_id,reverses,"
                    + "organization,account,currency,amount\r\n";

    private final Ledger ledger;
    private final InstantSource clock;

    ExportController(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Entries booked on those days (UTC), both included; all of them when no day is told. */
    @GetMapping(JOURNAL)
    void journal(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            HttpServletResponse response)
            throws IOException {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var first = day(from, LocalDate.EPOCH);
        var last = day(until, today);
        if (last.isBefore(first)) {
            throw new ProblemException(
                    PlatformProblem.INVALID_INPUT, "The last day is before the first.");
        }
        Download.announce(response, "journal-until-" + last + ".csv", Download.CSV);
        var span =
                new Period(
                        first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        try (var out = new PrintWriter(response.getOutputStream(), false, UTF_8)) {
            out.print(HEAD);
            ledger.read(span, line -> out.print(row(line)));
        }
    }

    private static String row(JournalLine line) {
        return Csv.line(
                line.sequence(),
                line.transaction(),
                line.kind(),
                line.key(),
                line.effectiveAt(),
                line.bookedAt(),
                line.source().type(),
                line.source().id(),
                line.reverses(),
                line.account().organization(),
                line.account().code(),
                line.account().currency().getCode(),
                line.amount().getAmount());
    }

    private static LocalDate day(String text, LocalDate otherwise) {
        if (text.isBlank()) {
            return otherwise;
        }
        return Days.day(text)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        PlatformProblem.INVALID_INPUT,
                                        "Tell days such as 2027-01-31."));
    }
}
