package io.tributary.legal.web;

import io.tributary.identity.LegalEntity;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.kernel.OrganizationId;
import io.tributary.legal.Acceptance;
import io.tributary.legal.Block;
import io.tributary.legal.Version;
import io.tributary.portal.spi.Papers;
import io.tributary.portal.spi.When;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A version as PDF/A-3, with the record of its acceptance. */
@Component
class AgreementPaper {
    /**
     * What is printed.
     *
     * @param acceptance null when the organization has not accepted it
     */
    record Page(
            LegalEntity house,
            String title,
            String number,
            String effective,
            String review,
            List<Block> blocks,
            String sha256,
            String company,
            @Nullable Acceptance acceptance,
            String acceptedAt) {}

    private final Papers papers;
    private final Organizations organizations;
    private final LegalEntity house;

    AgreementPaper(Papers papers, Organizations organizations, LegalEntity house) {
        this.papers = papers;
        this.organizations = organizations;
        this.house = house;
    }

    byte[] print(OrganizationId organization, Version version, @Nullable Acceptance acceptance) {
        var page =
                new Page(
                        house,
                        version.document().title(),
                        "Version " + version.number(),
                        LegalWeb.day(version.effectiveFrom()),
                        version.review(),
                        version.wording().blocks(),
                        version.sha256(),
                        organizations.find(organization).map(Organization::companyName).orElse(""),
                        acceptance,
                        acceptance == null
                                ? ""
                                : When.of(acceptance.at(), acceptance.at()).absolute());
        var described =
                Papers.Description.of(
                        version.title(),
                        house.name(),
                        version.document().code()
                                + "-"
                                + version.number()
                                + "-"
                                + (acceptance == null ? organization : acceptance.id()),
                        LocalDate.ofInstant(
                                acceptance == null ? version.effectiveFrom() : acceptance.at(),
                                ZoneOffset.UTC));
        return papers.print("legal/web/paper", page, described, Papers.Finish.NONE);
    }
}
