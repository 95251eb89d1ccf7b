package io.tributary.billing.web;

import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.kernel.OrganizationId;

import org.springframework.stereotype.Component;

/** What customers are called on the operator's pages. */
@Component
class CustomerNames {
    private final Organizations organizations;

    CustomerNames(Organizations organizations) {
        this.organizations = organizations;
    }

    /** The company's name; the id of one that is not there any more. */
    String of(OrganizationId customer) {
        return organizations
                .find(customer)
                .map(Organization::companyName)
                .orElseGet(customer::toString);
    }
}
