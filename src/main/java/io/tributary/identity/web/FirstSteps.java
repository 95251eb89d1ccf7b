package io.tributary.identity.web;

import io.tributary.identity.Milestone;
import io.tributary.identity.Organization;
import io.tributary.identity.SignUps;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.util.Comparator;

/** How far a new partner has come, from what really happened. */
@Component
final class FirstSteps {
    private final ObjectProvider<Milestone> milestones;
    private final SignUps signUps;

    FirstSteps(ObjectProvider<Milestone> milestones, SignUps signUps) {
        this.milestones = milestones;
        this.signUps = signUps;
    }

    /**
     * The steps as they stand.
     *
     * @param signedIn whether the visitor can follow the way to a step
     */
    OnboardingPage.Steps of(Organization organization, boolean signedIn) {
        var claim = signUps.claim(organization.id());
        return new OnboardingPage.Steps(
                milestones.stream()
                        .sorted(Comparator.comparingInt(Milestone::order))
                        .map(
                                milestone ->
                                        new OnboardingPage.Step(
                                                milestone.title(),
                                                milestone.sentence(),
                                                milestone.href(),
                                                milestone.done(organization.id()).orElse(null),
                                                milestone.isOptional()))
                        .toList(),
                claim.map(SignUps.Claim::email).orElse(""),
                claim.map(SignUps.Claim::confirmed).orElse(true),
                signedIn);
    }
}
