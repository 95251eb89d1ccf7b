package io.tributary.settlement;

import java.util.List;
import java.util.Optional;

/** Who carries payouts out. What no provider sends goes into the operator's files. */
final class Routes {
    private final List<PayoutProvider> providers;

    Routes(List<PayoutProvider> providers) {
        this.providers = List.copyOf(providers);
    }

    Optional<PayoutProvider> provider(PayoutMethod.Kind kind) {
        return providers.stream().filter(provider -> provider.kinds().contains(kind)).findFirst();
    }

    PayoutProvider named(String name) {
        return providers.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no provider " + name));
    }
}
