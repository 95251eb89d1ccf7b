package io.tributary.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.ZoneId;
import java.util.Set;

/**
 * Whose house this is: the company that stands on every document ({@code
 * tributary.legal-entity.…}). The defaults are an invented company, for the demo.
 *
 * @param code names it in the books; numbers are gapless for each
 * @param country ISO 3166 alpha-2
 * @param region state, for the United States
 * @param vatId or the national tax number
 * @param registration in which register, and under what number
 * @param zone whose calendar dates documents
 * @param nexus states of the United States in which it must collect sales tax
 */
@ConfigurationProperties("tributary.legal-entity")
public record LegalEntity(
        @DefaultValue("tributary") String code,
        @DefaultValue("Tributary Platform GmbH") String name,
        @DefaultValue("Uferstraße 12") String street,
        @DefaultValue("10115") String postalCode,
        @DefaultValue("Berlin") String city,
        @DefaultValue("") String region,
        @DefaultValue("DE") String country,
        @DefaultValue("DE136695976") String vatId,
        @DefaultValue("HRB 000000, Amtsgericht Charlottenburg") String registration,
        @DefaultValue("billing@tributary.example") String email,
        @DefaultValue("DE89370400440532013000") String iban,
        @DefaultValue("COBADEFFXXX") String bic,
        @DefaultValue("Europe/Berlin") ZoneId zone,
        @DefaultValue Set<String> nexus) {
    public LegalEntity {
        nexus = Set.copyOf(nexus);
    }
}
