package io.tributary.privacy.web;

import io.tributary.kernel.InputError;
import io.tributary.kernel.PersonalRecords.Fate;
import io.tributary.kernel.PersonalRecords.Holding;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Field;
import io.tributary.privacy.Consent;
import io.tributary.privacy.Request;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What a visitor agreed to, and what they asked of us.
 *
 * @param erasure whether an erasure waits for its link to be followed
 */
record OwnPrivacyPage(List<Choice> choices, List<Asked> asked, boolean erasure) {
    /** One purpose, its words, and what can be done about it: whatever was a yes can be undone. */
    record Choice(
            String purpose,
            String ask,
            String words,
            int version,
            Badge badge,
            @Nullable Instant since,
            List<Act> acts) {
        Choice {
            acts = List.copyOf(acts);
        }

        static Choice of(Consent consent) {
            var last = consent.last();
            return new Choice(
                    consent.purpose().code(),
                    consent.purpose().ask(),
                    consent.wording().text(),
                    consent.wording().version(),
                    badge(consent.standing()),
                    last == null ? null : last.at(),
                    acts(consent));
        }

        private static List<Act> acts(Consent consent) {
            var path = OwnPrivacyController.HOME + "/consents/" + consent.purpose().code();
            var give = new Act("Agree", path + "/give", true);
            var withdraw = new Act("Take it back", path + "/withdraw", false);
            return switch (consent.standing()) {
                case OPEN, WITHDRAWN -> List.of(give);
                case GIVEN -> List.of(withdraw);
                case OUTDATED -> List.of(give, withdraw);
            };
        }

        private static Badge badge(Consent.Standing standing) {
            return switch (standing) {
                case OPEN -> Badge.plain("Not agreed");
                case GIVEN -> Badge.good("Agreed");
                case OUTDATED -> Badge.warm("New words, not agreed yet");
                case WITHDRAWN -> Badge.plain("Taken back");
            };
        }
    }

    /** One button, and where it leads. */
    record Act(String button, String action, boolean isPrimary) {}

    /** One request. */
    record Asked(
            String what,
            Instant receivedAt,
            Instant dueAt,
            Badge badge,
            @Nullable Instant endedAt) {
        static Asked of(Request request) {
            return new Asked(
                    request.kind().label(),
                    request.receivedAt(),
                    request.dueAt(),
                    PrivacyDeskPages.badge(request.state()),
                    request.endedAt());
        }
    }

    OwnPrivacyPage {
        choices = List.copyOf(choices);
        asked = List.copyOf(asked);
    }

    /**
     * What becomes of everything when the visitor is erased.
     *
     * @param obstacles what has to be done first
     */
    record Erasing(
            String email,
            List<InputError> errors,
            Field typed,
            List<String> obstacles,
            List<Group> groups) {
        Erasing {
            errors = List.copyOf(errors);
            obstacles = List.copyOf(obstacles);
            groups = List.copyOf(groups);
        }

        static List<Group> groups(List<Holding> holdings) {
            return List.of(
                    group(Fate.ERASED, "This is deleted", holdings),
                    group(Fate.ANONYMISED, "This stays, without you", holdings),
                    group(Fate.KEPT, "This has to stay", holdings));
        }

        private static Group group(Fate fate, String title, List<Holding> holdings) {
            return new Group(
                    title, holdings.stream().filter(holding -> holding.fate() == fate).toList());
        }
    }

    /** Tables with the same fate. */
    record Group(String title, List<Holding> holdings) {
        Group {
            holdings = List.copyOf(holdings);
        }
    }
}
