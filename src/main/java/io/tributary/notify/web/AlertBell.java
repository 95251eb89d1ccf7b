package io.tributary.notify.web;

import io.tributary.kernel.OrganizationId;
import io.tributary.notify.Alerts;
import io.tributary.portal.spi.Bell;
import io.tributary.portal.spi.Visitor;

import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.UUID;

/** Rings when there are alerts that nobody of the organization has seen. */
@Component
final class AlertBell implements Bell {
    private final Alerts alerts;

    AlertBell(Alerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public Optional<Ring> of(Visitor visitor) {
        var organization = visitor.organization();
        var email = visitor.email();
        if (organization == null || email == null) {
            return Optional.empty();
        }
        var id = new OrganizationId(UUID.fromString(organization.id()));
        return Optional.of(new Ring(AlertsController.HOME, alerts.unseen(id, email)));
    }
}
