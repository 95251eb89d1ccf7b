package io.tributary.identity;

import io.tributary.kernel.OrganizationId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What partners come for, with code to paste. The one bean stands above, where calls are known. */
public interface UseCases {
    /**
     * All of them, for that organization.
     *
     * @param key its key while it is shown; null puts what may be shown of one in its place
     */
    List<UseCase> of(OrganizationId organization, @Nullable String key);
}
