package io.tributary.demo;

import io.tributary.identity.Actor;
import io.tributary.identity.Person;
import io.tributary.identity.Role;
import io.tributary.kernel.OrganizationId;
import io.tributary.legal.Acceptances;
import io.tributary.legal.Documents;
import io.tributary.legal.LegalDocument;

/** What Lantern agreed to before its first live key: everything, by its owner, on this machine. */
final class DemoAgreements {
    private final Documents documents;
    private final Acceptances acceptances;

    DemoAgreements(Documents documents, Acceptances acceptances) {
        this.documents = documents;
        this.acceptances = acceptances;
    }

    /** In the surrounding transaction. */
    void begin(OrganizationId lantern, Person owner) {
        var actor = new Actor(owner.id(), owner.name(), owner.email(), lantern, Role.OWNER, false);
        for (var document : LegalDocument.values()) {
            documents
                    .inForce(document)
                    .ifPresent(
                            version ->
                                    acceptances.accept(
                                            actor,
                                            document,
                                            version.number(),
                                            version.sha256(),
                                            "127.0.0.1"));
        }
    }
}
