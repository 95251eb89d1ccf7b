package io.tributary.platform;

import io.tributary.kernel.OrganizationId;

import java.time.Instant;
import java.util.UUID;

/** A file as it was kept. */
public final class Blob {
    private final UUID id;
    private final OrganizationId organization;
    private final String purpose;
    private final String name;
    private final String mediaType;
    private final Instant keptAt;
    private final byte[] content;

    Blob(UUID id, BlobDraft draft, Instant keptAt, byte[] content) {
        this.id = id;
        this.organization = draft.organization();
        this.purpose = draft.purpose();
        this.name = draft.name();
        this.mediaType = draft.mediaType();
        this.keptAt = keptAt;
        this.content = content;
    }

    public UUID id() {
        return id;
    }

    public OrganizationId organization() {
        return organization;
    }

    /** What it is kept for, {@code module/purpose}. */
    public String purpose() {
        return purpose;
    }

    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }

    public Instant keptAt() {
        return keptAt;
    }

    /** How many bytes it has. */
    public int size() {
        return content.length;
    }

    /** All of it, a copy. */
    public byte[] bytes() {
        return content.clone();
    }

    /** SHA-256 of its bytes, 64 hexadecimal digits. */
    public String digest() {
        return Sha256.hex(content);
    }

    @Override
    public String toString() {
        return "Blob[" + id + ", " + purpose + ", " + mediaType + ", " + size() + " bytes]";
    }
}
