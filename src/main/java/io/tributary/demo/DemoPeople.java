package io.tributary.demo;

import io.tributary.identity.DemoAccounts;
import io.tributary.identity.Role;
import io.tributary.platform.Secrets;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Who lives in the world of examples. Their passwords follow from the secret of the data directory.
 */
final class DemoPeople implements DemoAccounts {
    static final String COMPANY = "Lantern";

    private static final int PASSWORD_LENGTH = 14;

    /**
     * Somebody.
     *
     * @param role for Lantern; null for whoever runs the house
     */
    record Somebody(String name, String email, @Nullable Role role) {
        String who() {
            return role == null
                    ? "Operator of this server"
                    : COMPANY + ", " + role.label().toLowerCase(java.util.Locale.ENGLISH);
        }
    }

    static final List<Somebody> ALL =
            List.of(
                    new Somebody("Ada Lindqvist", "owner@lantern.example", Role.OWNER),
                    new Somebody("Ben Okafor", "developer@lantern.example", Role.DEVELOPER),
                    new Somebody("Carla Ruiz", "viewer@lantern.example", Role.VIEWER),
                    new Somebody("Mira Chen", "operator@tributary.example", null));

    private final Secrets secrets;

    DemoPeople(Secrets secrets) {
        this.secrets = secrets;
    }

    String password(Somebody somebody) {
        return secrets.password("demo/" + somebody.email()).substring(0, PASSWORD_LENGTH);
    }

    @Override
    public List<DemoAccount> all() {
        return ALL.stream()
                .map(
                        somebody ->
                                new DemoAccount(
                                        somebody.who(), somebody.email(), password(somebody)))
                .toList();
    }
}
