package io.tributary.notify;

import io.tributary.identity.Actor;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Page;
import io.tributary.kernel.PersonId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Postbox;
import io.tributary.platform.Scope;
import io.tributary.platform.Settings;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells an organization's people what needs their attention: in the portal, by mail, and by webhook
 * where there is an event for it. Each person chooses the ways for each kind.
 */
public final class Alerts {
    /** How long alerts are kept; also how long the same occasion is not told again. */
    public static final Duration KEPT = Duration.ofDays(400);

    private final AlertStore store;
    private final ObjectProvider<AlertKinds> modules;
    private final Events events;
    private final Staff staff;
    private final Postbox postbox;
    private final Settings settings;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Alerts(
            AlertStore store,
            ObjectProvider<AlertKinds> modules,
            Events events,
            Staff staff,
            Postbox postbox,
            Settings settings,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.modules = modules;
        this.events = events;
        this.staff = staff;
        this.postbox = postbox;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Raises an alert in the surrounding transaction, or one of its own: with its mails or not at
     * all, and once for each kind and occasion, whoever else raises it at the same time.
     *
     * @return whether it is new
     * @throws IllegalArgumentException for a kind that no {@link AlertKinds} declares
     */
    public boolean raise(Alert alert) {
        return raise(alert, null);
    }

    /** The same, telling webhooks of it when it is new. */
    public boolean raise(Alert alert, @Nullable Event told) {
        var kind = kind(alert.kind());
        return transactions.in(
                Scope.of(alert.organization()),
                () -> {
                    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    if (!store.add(UuidV7.at(now, random), alert, now)) {
                        return false;
                    }
                    mail(alert, kind);
                    if (told != null) {
                        events.emit(alert.organization(), told);
                    }
                    return true;
                });
    }

    private void mail(Alert alert, AlertKind kind) {
        var colleagues = staff.of(alert.organization());
        var choices =
                store.choices(
                        alert.organization(),
                        colleagues.stream().map(Staff.Colleague::person).toList());
        colleagues.stream()
                .filter(
                        one ->
                                chosen(
                                                kind,
                                                one.role(),
                                                choices.getOrDefault(one.person(), Map.of()))
                                        .mail())
                .forEach(
                        one ->
                                postbox.post(
                                        alert.organization(),
                                        one.email(),
                                        alert.title(),
                                        letter(alert, kind)));
    }

    private String letter(Alert alert, AlertKind kind) {
        return """
        %s

        %s

        You get this because alerts about “%s” are mailed to you. Choose what you hear of:
        %s
        """
                .formatted(
                        alert.text(),
                        settings.link(alert.href()),
                        kind.label(),
                        settings.link("/partner/alerts/settings"));
    }

    /** What a person in that role hears, whatever they chose while they had another one. */
    private static AlertChoice chosen(AlertKind kind, Role role, Map<String, AlertChoice> choices) {
        return kind.told().contains(role)
                ? choices.getOrDefault(kind.code(), kind.usual(role))
                : new AlertChoice(false, false);
    }

    /** Every kind, by label. */
    public List<AlertKind> kinds() {
        return modules.stream()
                .flatMap(module -> module.kinds().stream())
                .sorted(Comparator.comparing(AlertKind::label))
                .toList();
    }

    private AlertKind kind(String code) {
        return modules.stream()
                .flatMap(module -> module.kinds().stream())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no module declares alerts of " + code));
    }

    /** What that person may be told, and the ways they hear of it. */
    public Map<AlertKind, AlertChoice> choices(Actor actor) {
        return transactions.in(
                Scope.of(actor.organization()),
                () -> choices(actor.organization(), actor.person(), actor.role()));
    }

    private Map<AlertKind, AlertChoice> choices(
            OrganizationId organization, PersonId person, Role role) {
        var chosen = store.choices(organization, person);
        var all = new LinkedHashMap<AlertKind, AlertChoice>();
        for (var kind : kinds()) {
            if (kind.told().contains(role)) {
                all.put(kind, chosen(kind, role, chosen));
            }
        }
        return all;
    }

    /** Sets by which ways they hear of each kind; kinds that are not named stay as they are. */
    public void choose(Actor actor, Map<String, AlertChoice> wanted) {
        transactions.run(
                Scope.of(actor.organization()),
                () ->
                        choices(actor)
                                .forEach(
                                        (kind, before) -> {
                                            var choice = wanted.getOrDefault(kind.code(), before);
                                            if (!choice.equals(before)) {
                                                store.choose(
                                                        actor.organization(),
                                                        actor.person(),
                                                        kind.code(),
                                                        choice);
                                            }
                                        }));
    }

    /** What they are shown in the portal, the newest first. */
    public Page<RaisedAlert> of(Actor actor, @Nullable UUID before, int limit) {
        var found =
                transactions.in(
                        Scope.of(actor.organization()),
                        () ->
                                store.list(
                                        actor.organization(),
                                        shown(actor.organization(), actor.person(), actor.role()),
                                        before,
                                        limit + 1));
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).id().toString());
    }

    private List<String> shown(OrganizationId organization, PersonId person, Role role) {
        return choices(organization, person, role).entrySet().stream()
                .filter(entry -> entry.getValue().portal())
                .map(entry -> entry.getKey().code())
                .toList();
    }

    /** How many of those they are shown nobody has seen; 0 for whoever does not work there. */
    public int unseen(OrganizationId organization, String email) {
        return transactions.in(
                Scope.of(organization),
                () ->
                        staff.of(organization).stream()
                                .filter(one -> one.email().equals(email))
                                .findFirst()
                                .map(
                                        one ->
                                                store.unseen(
                                                        organization,
                                                        shown(
                                                                organization,
                                                                one.person(),
                                                                one.role())))
                                .orElse(0));
    }

    /**
     * Somebody has seen it, for the whole organization.
     *
     * @throws ProblemException {@link PlatformProblem#NOT_FOUND}, also for what they are not shown
     */
    public void see(Actor actor, UUID id) {
        transactions.run(
                Scope.of(actor.organization()),
                () -> {
                    var shown = shown(actor.organization(), actor.person(), actor.role());
                    if (store.find(actor.organization(), shown, id).isEmpty()) {
                        throw new ProblemException(
                                PlatformProblem.NOT_FOUND, "There is no such alert.");
                    }
                    store.see(actor.organization(), shown, id, clock.instant());
                });
    }

    /** Somebody has seen all that they are shown; tells how many were new. */
    public int seeAll(Actor actor) {
        return transactions.in(
                Scope.of(actor.organization()),
                () ->
                        store.see(
                                actor.organization(),
                                shown(actor.organization(), actor.person(), actor.role()),
                                null,
                                clock.instant()));
    }

    void forgetOld() {
        transactions.run(
                Scope.system("old alerts"), () -> store.forget(clock.instant().minus(KEPT)));
    }
}
