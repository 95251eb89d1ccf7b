package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.AtOnce;
import io.tributary.platform.Broadcast;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;

class DomainsRaceTests {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(IdentityConfiguration.class);

    private final Domains domains =
            new Domains(
                    new DomainStore(database.sql()),
                    (_, _) -> new DomainProof.Finding.Missing("Not there."),
                    database.bean(Hosts.class),
                    database.bean(Entitlements.class),
                    database.bean(AuditTrail.class),
                    database.bean(Broadcast.class),
                    database.transactions(),
                    database.clock());

    @Test
    void however_many_are_claimed_at_once_there_are_no_more_than_the_most() throws Exception {
        var owner =
                IdentityFixtures.staff(
                        database,
                        IdentityFixtures.organization(database, Tier.ENTERPRISE),
                        "owner-" + UUID.randomUUID() + "@example.com",
                        Role.OWNER);
        var claims = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 3 * Domains.MOST; i++) {
            var name = "n" + i + "-" + UUID.randomUUID() + ".example.com";
            claims.add(() -> isClaimed(owner, name));
        }

        assertThat(AtOnce.all(claims).stream().filter(claimed -> claimed)).hasSize(Domains.MOST);
        assertThat(domains.of(owner.organization())).hasSize(Domains.MOST);
    }

    private boolean isClaimed(Actor owner, String name) {
        try {
            domains.claim(owner, name);
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }
}
