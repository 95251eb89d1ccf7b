package io.tributary.desk.web;

import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.kernel.OrganizationId;
import io.tributary.portal.spi.Pages;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Organizations by their names, and the way back after an act. */
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

    /** Goes there, and tells the notice once. */
    static View back(String path, RedirectAttributes once, String notice) {
        once.addFlashAttribute(Pages.NOTICE, notice);
        var there = new RedirectView(path);
        there.setStatusCode(HttpStatus.SEE_OTHER);
        there.setExposeModelAttributes(false);
        return there;
    }
}
