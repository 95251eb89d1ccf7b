package io.tributary.gateway.web;

import io.tributary.portal.spi.CodeSample;

import java.util.List;
import java.util.UUID;

/** A secret to sign with, shown this once. */
record SigningSecretPage(
        UUID id, String name, String secret, String href, List<CodeSample> samples) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "SigningSecretPage[" + id + "]";
    }
}
