package io.tributary.identity;

import org.jspecify.annotations.Nullable;

/**
 * Who vouches for the people of an organization, by OpenID Connect.
 *
 * @param address the issuer's identifier, exactly as it names itself
 * @param newcomers the role of people who are vouched for and were not invited; null: they are
 *     turned away
 * @param required whether the issuer is the only way in, but for owners
 */
public record Issuer(String address, String clientId, @Nullable Role newcomers, boolean required) {
    @Override
    public String toString() {
        return "Issuer[" + address + "]";
    }
}
