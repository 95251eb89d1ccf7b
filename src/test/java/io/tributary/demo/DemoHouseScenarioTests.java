package io.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Brands;
import io.tributary.identity.Domains;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Hosts;
import io.tributary.identity.Operators;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.Staff;
import io.tributary.platform.Secrets;
import io.tributary.platform.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.InetAddress;
import java.time.InstantSource;

@ExtendWith(TributaryServer.Running.class)
class DemoHouseScenarioTests {
    @Test
    void meridian_stands_at_its_own_host_and_is_made_once(TributaryServer server) {
        var house =
                new DemoHouse(
                        new DemoHouse.Tools(
                                server.bean(Operators.class),
                                server.bean(Organizations.class),
                                server.bean(Accounts.class),
                                server.bean(Staff.class),
                                server.bean(Entitlements.class),
                                server.bean(Brands.class),
                                server.bean(Domains.class)),
                        server.bean(Secrets.class),
                        server.bean(Settings.class),
                        server.bean(InstantSource.class));

        house.ensure();
        house.ensure();

        var found = server.bean(Operators.class).search(DemoHouse.EMAIL, null, 10).items();
        assertThat(found).extracting(Organization::companyName).containsExactly("Meridian");
        var id = found.getFirst().id();
        assertThat(server.bean(Hosts.class).of(DemoHouse.HOST, true))
                .isEqualTo(new Hosts.Host.Own(id));
        assertThat(server.bean(Brands.class).worn(id))
                .hasValueSatisfying(
                        brand -> {
                            assertThat(brand.colours().faults()).isEmpty();
                            assertThat(brand.logo()).isNotNull();
                        });
        assertThat(house.all())
                .allSatisfy(
                        account ->
                                assertThat(
                                                server.bean(Accounts.class)
                                                        .byPassword(
                                                                account.email(),
                                                                account.password(),
                                                                InetAddress.getLoopbackAddress()))
                                        .isPresent());
    }
}
