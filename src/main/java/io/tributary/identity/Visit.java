package io.tributary.identity;

import io.tributary.kernel.OrganizationId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** A person who is signed in, and the organizations they may work for, by name. */
public record Visit(Person person, List<Employment> employments) {
    /** What a person is for one organization. */
    public record Employment(OrganizationId organization, String companyName, Role role) {}

    public Visit {
        employments = List.copyOf(employments);
    }

    /**
     * The visit at an organization's own host: nothing of another organization is there, nor what
     * runs the house.
     *
     * @param own null at the house's host, where nothing is left out
     */
    public Visit within(@Nullable OrganizationId own) {
        return own == null
                ? this
                : new Visit(
                        new Person(person.id(), person.name(), person.email(), false),
                        employments.stream()
                                .filter(employment -> employment.organization().equals(own))
                                .toList());
    }

    /** The one that was chosen; when it was not, or is theirs no more, the first. */
    public Optional<Employment> working(@Nullable OrganizationId chosen) {
        return employments.stream()
                .filter(employment -> employment.organization().equals(chosen))
                .findFirst()
                .or(() -> employments.stream().findFirst());
    }

    /** The person at work for the chosen organization. */
    public Optional<Actor> actor(@Nullable OrganizationId chosen) {
        return working(chosen)
                .map(
                        employment ->
                                new Actor(
                                        person.id(),
                                        person.name(),
                                        person.email(),
                                        employment.organization(),
                                        employment.role(),
                                        person.operator()));
    }
}
