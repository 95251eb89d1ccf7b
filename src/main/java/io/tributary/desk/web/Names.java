package io.tributary.desk.web;

import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.kernel.OrganizationId;

import org.springframework.stereotype.Component;

/** Organizations by their names. */
@Component("deskNames")
class Names {
    private final Organizations organizations;

    Names(Organizations organizations) {
        this.organizations = organizations;
    }

    Table.Cell organization(OrganizationId id) {
        return Table.Cell.link(
                organizations.find(id).map(Organization::companyName).orElse(id.toString()),
                OrganizationsController.PATH + "/" + id);
    }
}
