package io.tributary.platform;

import io.tributary.kernel.OrganizationId;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * A file that is to be kept.
 *
 * @param organization whose it is; nobody else's transaction sees it
 * @param purpose what for, {@code module/purpose}
 * @param name what people call it, cleaned by the module that took it in
 * @param mediaType what it is, found out by that module rather than believed
 * @param bytes read to its end once, and not closed
 */
public record BlobDraft(
        OrganizationId organization,
        String purpose,
        String name,
        String mediaType,
        InputStream bytes) {
    /** Of bytes that are here already. */
    public static BlobDraft of(
            OrganizationId organization,
            String purpose,
            String name,
            String mediaType,
            byte[] bytes) {
        return new BlobDraft(
                organization, purpose, name, mediaType, new ByteArrayInputStream(bytes));
    }
}
