package io.tributary.privacy.web;

import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Figure;
import io.tributary.privacy.Request;
import io.tributary.privacy.Retention;
import io.tributary.privacy.Wording;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** The operator's desk of privacy. */
final class PrivacyDeskPages {
    private PrivacyDeskPages() {}

    /** Requests: what is open, what was answered, and a form for one that came by mail. */
    record Desk(
            List<PrivacyWeb.Tab> tabs,
            List<Figure> figures,
            List<Row> open,
            List<Row> ended,
            List<InputError> errors,
            Choices kind,
            Field email,
            Field received,
            Field note) {
        Desk {
            tabs = List.copyOf(tabs);
            figures = List.copyOf(figures);
            open = List.copyOf(open);
            ended = List.copyOf(ended);
            errors = List.copyOf(errors);
        }
    }

    /** One request in a list. */
    record Row(
            String href,
            String what,
            String who,
            String channel,
            Instant receivedAt,
            Badge left,
            Badge state,
            @Nullable Instant endedAt) {
        static Row of(Request request, Instant now) {
            var email = request.email();
            return new Row(
                    PrivacyDeskController.DESK + "/" + request.id(),
                    request.kind().label(),
                    email == null ? "Somebody who was erased" : email,
                    request.channel().label(),
                    request.receivedAt(),
                    left(request.daysLeft(now)),
                    badge(request.state()),
                    request.endedAt());
        }

        private static Badge left(long days) {
            if (days < 0) {
                return Badge.bad(-days == 1 ? "1 day late" : -days + " days late");
            }
            var words = days == 1 ? "1 day left" : days + " days left";
            return days < 7 ? Badge.warm(words) : Badge.plain(words);
        }
    }

    /** One request, and what may be done about it. */
    record One(
            Request request,
            Row row,
            @Nullable String receipt,
            List<InputError> errors,
            Field how,
            Field why) {
        One {
            errors = List.copyOf(errors);
        }

        boolean isWaiting() {
            return request.state() == Request.State.WAITING;
        }

        boolean isErasure() {
            return request.kind() == Request.Kind.ERASURE;
        }
    }

    /** Rules of how long things are kept, and how they went. */
    record Kept(List<PrivacyWeb.Tab> tabs, List<Rule> rules, List<Retention.Run> runs) {
        Kept {
            tabs = List.copyOf(tabs);
            rules = List.copyOf(rules);
            runs = List.copyOf(runs);
        }

        /** What the rule of that run deletes; its name when the rule is no more. */
        String what(Retention.Run run) {
            return rules.stream()
                    .filter(rule -> rule.is(run))
                    .map(Rule::what)
                    .findFirst()
                    .orElse(run.rule());
        }
    }

    /** One rule. */
    record Rule(
            String name,
            String what,
            String why,
            int days,
            int usual,
            Retention.@Nullable Run last) {
        static Rule of(Retention.Kept kept) {
            return new Rule(
                    kept.rule().name(),
                    kept.rule().what(),
                    kept.rule().why(),
                    kept.days(),
                    kept.rule().days(),
                    kept.last());
        }

        boolean is(Retention.Run run) {
            return run.rule().equals(name);
        }

        String id() {
            return "days-" + name.replace('.', '-');
        }
    }

    /** What persons are asked to agree to, word by word. */
    record Wordings(
            List<PrivacyWeb.Tab> tabs,
            List<Wording> wordings,
            List<InputError> errors,
            Choices purpose,
            Field text) {
        Wordings {
            tabs = List.copyOf(tabs);
            wordings = List.copyOf(wordings);
            errors = List.copyOf(errors);
        }
    }

    static Badge badge(Request.State state) {
        return switch (state) {
            case WAITING -> Badge.info(state.label());
            case CONFIRMED -> Badge.warm(state.label());
            case DONE -> Badge.good(state.label());
            case REFUSED -> Badge.bad(state.label());
            case LAPSED -> Badge.plain(state.label());
        };
    }
}
