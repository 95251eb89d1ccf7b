package io.tributary.identity.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Role;
import io.tributary.kernel.Csv;
import io.tributary.kernel.InputError;
import io.tributary.kernel.Period;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;
import io.tributary.portal.spi.Download;

import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The trail as a file, for a span of days in UTC: written while it is read, so that it may be of
 * any length. Whoever takes it with them stands in it.
 */
@AllowedFor({Role.OWNER, Role.ADMIN})
@Controller
class AuditExportController {
    static final String PATH = "/partner/audit/export";

    private static final int A_READ = 500;
    private static final MediaType JSONL = new MediaType("application", "jsonl", UTF_8);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final AuditTrail trail;
    private final Transactions transactions;

    AuditExportController(AuditTrail trail, Transactions transactions) {
        this.trail = trail;
        this.transactions = transactions;
    }

    /** One way of writing an entry. */
    private interface Form {
        void write(AuditTrail.Entry entry, Writer text) throws IOException;
    }

    /**
     * @param from the first day
     * @param until the last day
     */
    @GetMapping(PATH)
    View export(
            Actor actor,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate until) {
        var wanted = new AuditTrail.Wanted(action.isEmpty() ? null : action, span(from, until));
        return switch (format) {
            case "csv" ->
                    file(
                            actor,
                            wanted,
                            "csv",
                            "at,actor,action,subject,details\r\n",
                            AuditExportController::csv);
            case "jsonl" -> file(actor, wanted, "jsonl", "", AuditExportController::json);
            default -> throw refused("format", "This is csv or jsonl.");
        };
    }

    private static Period span(@Nullable LocalDate from, @Nullable LocalDate until) {
        if (from != null && until != null && until.isBefore(from)) {
            throw refused("until", "The last day comes before the first.");
        }
        return new Period(
                from == null ? AuditTrail.ALWAYS.from() : begin("from", from),
                until == null
                        ? AuditTrail.ALWAYS.until()
                        : begin("until", until).plus(Duration.ofDays(1)));
    }

    private static Instant begin(String field, LocalDate day) {
        var begin = day.atStartOfDay().toInstant(ZoneOffset.UTC);
        if (!AuditTrail.ALWAYS.contains(begin)) {
            throw refused(field, "Nothing was ever done on this day.");
        }
        return begin;
    }

    private View file(
            Actor actor, AuditTrail.Wanted wanted, String ending, String head, Form form) {
        return (_, _, response) -> {
            note(actor, wanted, ending);
            Download.announce(
                    response, "audit." + ending, ending.equals("csv") ? Download.CSV : JSONL);
            try (var text = new OutputStreamWriter(response.getOutputStream(), UTF_8)) {
                text.write(head);
                write(actor, wanted, form, text);
            }
        };
    }

    private void note(Actor actor, AuditTrail.Wanted wanted, String ending) {
        var span = wanted.span();
        var details = new TreeMap<>(Map.of("format", ending));
        if (!span.from().equals(AuditTrail.ALWAYS.from())) {
            details.put("from", span.from().toString());
        }
        if (!span.until().equals(AuditTrail.ALWAYS.until())) {
            details.put("until", span.until().toString());
        }
        transactions.run(
                Scope.of(actor.organization()),
                () -> trail.record(actor, "audit.exported", "the trail", details));
    }

    private void write(Actor actor, AuditTrail.Wanted wanted, Form form, Writer text)
            throws IOException {
        String cursor = null;
        do {
            var read = trail.wanted(actor.organization(), wanted, cursor, A_READ);
            for (var entry : read.items()) {
                form.write(entry, text);
            }
            cursor = read.nextCursor();
        } while (cursor != null);
    }

    private static void csv(AuditTrail.Entry entry, Writer text) throws IOException {
        text.write(
                Csv.line(
                        entry.at(),
                        entry.actor(),
                        entry.action(),
                        entry.subject(),
                        AuditPage.details(entry)));
    }

    private static void json(AuditTrail.Entry entry, Writer text) throws IOException {
        var line = new LinkedHashMap<String, Object>();
        line.put("id", entry.id().toString());
        line.put("at", entry.at().toString());
        line.put("actor", entry.actor());
        line.put("action", entry.action());
        line.put("subject", entry.subject());
        line.put("details", new TreeMap<>(entry.details()));
        text.write(JSON.writeValueAsString(line));
        text.write('\n');
    }

    private static ProblemException refused(String field, String detail) {
        return new ProblemException(
                PlatformProblem.INVALID_INPUT, detail, List.of(new InputError(field, detail)));
    }
}
