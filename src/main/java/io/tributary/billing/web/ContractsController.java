package io.tributary.billing.web;

import io.tributary.billing.Contracts;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Operators;
import io.tributary.identity.Organization;
import io.tributary.identity.Person;
import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is agreed with single customers, by those who run the house. */
@OperatorOnly
@Controller
class ContractsController {
    static final String PATH = "/operator/books/contracts";

    private final Contracts contracts;
    private final Operators operators;
    private final CustomerNames customers;
    private final Pages pages;

    ContractsController(
            Contracts contracts, Operators operators, CustomerNames customers, Pages pages) {
        this.contracts = contracts;
        this.operators = operators;
        this.customers = customers;
        this.pages = pages;
    }

    @GetMapping(PATH)
    View look(@ModelAttribute ContractForm form) {
        return page(form, List.of());
    }

    @PostMapping(PATH)
    View agree(Person operator, @ModelAttribute ContractForm form, RedirectAttributes once) {
        var errors = new ArrayList<InputError>();
        var id = form.id(errors);
        var customer = customer(form, errors);
        var agreement = form.agreement(errors);
        var metered = form.metered(errors);
        if (id == null || customer.isEmpty() || agreement == null || !errors.isEmpty()) {
            return page(form, errors);
        }
        try {
            var by = AuditTrail.By.operator(customer.get().id(), operator);
            contracts.begin(by, id, agreement, metered);
        } catch (ProblemException refused) {
            return page(
                    form,
                    refused.errors().isEmpty()
                            ? List.of(new InputError("product", refused.detail()))
                            : refused.errors());
        }
        return Onward.to(
                PATH, once, "The contract with " + customer.get().companyName() + " is agreed.");
    }

    /** Ends it with the period that is charged, or is to be. */
    @PostMapping(PATH + "/{id}/end")
    View end(Person operator, @PathVariable UUID id, RedirectAttributes once) {
        var contract =
                contracts.newest().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> Onward.absent("contract"));
        contracts.end(AuditTrail.By.operator(contract.customer(), operator), id);
        return Onward.to(
                PATH,
                once,
                "The contract with "
                        + customers.of(contract.customer())
                        + " ends with the period that is charged.");
    }

    private Optional<Organization> customer(ContractForm form, List<InputError> errors) {
        var text = form.customer() == null ? "" : form.customer().strip();
        var found =
                text.isEmpty() ? List.<Organization>of() : operators.search(text, null, 2).items();
        if (found.size() != 1) {
            errors.add(
                    new InputError(
                            "customer",
                            found.isEmpty()
                                    ? "No organization has this name or id."
                                    : "More than one organization has this in its name: give the"
                                            + " id."));
            return Optional.empty();
        }
        return Optional.of(found.getFirst());
    }

    private View page(ContractForm form, List<InputError> errors) {
        var running =
                contracts.newest().stream()
                        .map(one -> ContractsPage.Row.of(one, customers.of(one.customer())))
                        .toList();
        var frame =
                Frame.work("Contracts", PATH)
                        .lead("Prices that were agreed with one customer, and what they allow.");
        return pages.page(
                frame,
                "billing/web/contracts",
                form.page(running, contracts.products(), errors),
                errors.isEmpty() ? 200 : 400);
    }
}
