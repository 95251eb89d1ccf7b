package io.tributary.legal;

import io.tributary.identity.Staff;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.DurableJob;
import io.tributary.platform.Jobs;
import io.tributary.platform.Postbox;
import io.tributary.platform.Scope;
import io.tributary.platform.Settings;
import io.tributary.platform.Transactions;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells owners and admins by mail of versions that they have not accepted. */
final class Announcing {
    private static final int ATTEMPTS = 8;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final AcceptanceStore acceptances;
    private final VersionStore versions;
    private final Staff staff;
    private final Postbox postbox;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Settings settings;
    private final DurableJob job = new DurableJob("legal.announce", ATTEMPTS, this::announce);

    Announcing(
            AcceptanceStore acceptances,
            VersionStore versions,
            Staff staff,
            Postbox postbox,
            Jobs jobs,
            Transactions transactions,
            Settings settings) {
        this.acceptances = acceptances;
        this.versions = versions;
        this.staff = staff;
        this.postbox = postbox;
        this.jobs = jobs;
        this.transactions = transactions;
        this.settings = settings;
    }

    DurableJob job() {
        return job;
    }

    /** Once the surrounding transaction has committed. */
    void later(Version version) {
        if (version.number() > 1) {
            var name = version.document().code() + "/" + version.number();
            jobs.schedule(job, name, name);
        }
    }

    /** All mails of a version are posted together, so that nobody is told twice. */
    private void announce(String name) {
        var slash = name.indexOf('/');
        var document = LegalDocument.of(name.substring(0, slash)).orElseThrow();
        int number = Integer.parseInt(name.substring(slash + 1));
        transactions.run(
                Scope.system("tell of a new version"),
                () -> {
                    var version = versions.find(document, number).orElseThrow();
                    for (var organization : acceptances.withoutVersion(document, number)) {
                        tell(organization, version);
                    }
                });
    }

    private void tell(OrganizationId organization, Version version) {
        staff.of(organization).stream()
                .filter(colleague -> Acceptances.mayBind(colleague.role()))
                .forEach(
                        colleague ->
                                postbox.post(
                                        organization,
                                        colleague.email(),
                                        "Please read: " + version.title(),
                                        body(version)));
    }

    private String body(Version version) {
        return """
        There is a new version of the %s. It takes effect on %s (UTC).

        Read it, see what changed, and accept it for your organization:
        %s

        What you accepted before counts until %s, or less long if you missed a version before.
        Calls with your live keys go on in any case; after that new live keys can be made only once
        what is in force is accepted.
        """
                .formatted(
                        version.document().title(),
                        day(version.effectiveFrom()),
                        settings.link("/partner/legal/" + version.document().code()),
                        day(version.graceEnds()));
    }

    private static String day(Instant at) {
        return DAY.format(at);
    }
}
