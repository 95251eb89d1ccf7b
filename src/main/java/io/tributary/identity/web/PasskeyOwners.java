package io.tributary.identity.web;

import io.tributary.identity.Accounts;
import io.tributary.identity.Person;
import io.tributary.kernel.PersonId;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Whose a passkey is: a person, named by the sixteen bytes of their id. */
@Component
final class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {
    private final Accounts accounts;

    PasskeyOwners(Accounts accounts) {
        this.accounts = accounts;
    }

    static Bytes handle(PersonId person) {
        return new Bytes(
                ByteBuffer.allocate(16)
                        .putLong(person.value().getMostSignificantBits())
                        .putLong(person.value().getLeastSignificantBits())
                        .array());
    }

    static PersonId person(Bytes handle) {
        var bytes = ByteBuffer.wrap(handle.getBytes());
        return new PersonId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return accounts.find(person(handle)).map(PasskeyOwners::entity).orElse(null);
    }

    /**
     * @param name of the signed-in visitor: the person's id
     */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return accounts.find(new PersonId(UUID.fromString(name)))
                .map(PasskeyOwners::entity)
                .orElse(null);
    }

    /** The address is what people recognise in their device's list of passkeys. */
    private static PublicKeyCredentialUserEntity entity(Person person) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle(person.id()))
                .name(person.email())
                .displayName(person.name())
                .build();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
        throw new UnsupportedOperationException("persons are made by Accounts");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("persons stay");
    }
}
