/**
 * How well two people go together, told by a published model.
 *
 * <p>Words: a {@link io.tributary.compatibility.Trait} is one of 32 things about a person, in [0,
 * 1]; the traits fall into seven groups ({@link io.tributary.compatibility.TraitGroup}); a {@link
 * io.tributary.compatibility.Resonance} is what is known of a pair beyond its traits; {@link
 * io.tributary.compatibility.Compatibility} is the model's answer.
 *
 * <p>Promises: the model answers the 120 reference cases to 1e-9 (ReferenceCasesTests) and is
 * symmetric, bounded and highest for equals (CompatibilityProperties).
 */
@ApplicationModule(
        displayName = "Compatibility",
        allowedDependencies = {"kernel", "platform", "portal :: spi", "identity", "gateway"})
@NullMarked
package io.tributary.compatibility;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
