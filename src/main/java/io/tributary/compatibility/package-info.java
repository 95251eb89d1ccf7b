/**
 * How well two people go together, told by a published model.
 *
 * <p>Words: a {@link io.tributary.compatibility.Trait} is one of 32 things about a person, in [0,
 * 1]; the traits fall into seven groups ({@link io.tributary.compatibility.TraitGroup}); a {@link
 * io.tributary.compatibility.Resonance} is what is known of a pair beyond its traits; {@link
 * io.tributary.compatibility.Compatibility} is the model's answer.
 *
 * <p>{@link io.tributary.compatibility.ByGroup}, one number for each group, is an alignment of two
 * people or the means of one. An {@link io.tributary.compatibility.Assessment} is one visitor's way
 * through 32 statements or a story ({@link io.tributary.compatibility.Way}); a {@link
 * io.tributary.compatibility.Share} is a link to its picture; {@link
 * io.tributary.compatibility.Research} is what people give away. A score needs two people: one
 * person alone is compared with the neutral profile, and such a gift is marked {@code solo}
 * (docs/decisions/0020).
 *
 * <p>Promises: the model answers the 120 reference cases to 1e-9 (ReferenceCasesTests), also over
 * HTTP (CompatibilityApiScenarioTests), and is symmetric, bounded and highest for equals
 * (CompatibilityProperties); every bad place of a body is named and nothing is counted for it
 * (PairReaderTests, CompatibilityApiTests); statements and story ask after each trait once
 * (AssessmentTextTests); going back loses nothing, a shared page shows no answer
 * (AssessmentScenarioTests); answers expire, the database alone does not tell them, a gift cannot
 * be traced (AssessmentStoreTests).
 *
 * <p>{@link io.tributary.compatibility.Participants} are persons with an account who agreed to
 * matching: their answers are kept under the account, sealed with a key of the house
 * (docs/decisions/0052). Whoever takes the consent back is out in the same transaction, with the
 * links of that assessment (ParticipantsStoreTests).
 *
 * <p>Hears that a consent was withdrawn (privacy), and tells nothing. What partners send is never
 * kept. Not here: who may call and how often (gateway), and anything that evaluates the gifts: they
 * are only kept.
 */
@ApplicationModule(
        displayName = "Compatibility",
        allowedDependencies = {
            "kernel",
            "platform",
            "portal :: spi",
            "identity",
            "privacy",
            "gateway"
        })
@NullMarked
package io.tributary.compatibility;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
