package io.tributary.gateway.web;

import io.tributary.portal.spi.CodeSample;

/** What to paste to make a first call. */
final class FirstCall {
    private FirstCall() {}

    /** Two people who are alike in most things, as a command. */
    static CodeSample curl(String address, String key) {
        return new CodeSample(
                "curl",
                """
                curl -X POST %s \\
                  -H "X-API-Key: %s" \\
                  -H "Content-Type: application/json" \\
                  -d '{
                    "person1": {"traits": [0.8,0.2,0.7,0.6,0.7, 0.4,0.8,0.9,0.7,0.6, 0.6,0.5,0.4,0.6,0.7, 0.5,0.8,0.6,0.5,0.7,0.3, 0.6,0.4,0.5,0.7,0.6, 0.6,0.8,0.7, 0.5,0.7,0.6]},
                    "person2": {"traits": [0.7,0.3,0.8,0.5,0.6, 0.5,0.7,0.8,0.8,0.5, 0.5,0.6,0.5,0.5,0.8, 0.6,0.7,0.7,0.4,0.8,0.2, 0.4,0.6,0.5,0.8,0.5, 0.7,0.8,0.6, 0.4,0.6,0.7]}
                  }'
                """
                        .formatted(address, key)
                        .strip());
    }
}
