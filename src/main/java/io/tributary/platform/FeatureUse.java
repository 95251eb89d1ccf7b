package io.tributary.platform;

import io.tributary.kernel.OrganizationId;

import java.util.Set;
import java.util.function.Supplier;

/**
 * A feature, and who uses it: what those who run the house see of its adoption. A bean of this type
 * is all it takes.
 *
 * @param name what people call it: {@code Webhooks}
 * @param meaning when it counts as used, in one sentence
 * @param users the organizations that use it now; asked outside of a transaction
 */
public record FeatureUse(String name, String meaning, Supplier<Set<OrganizationId>> users) {}
