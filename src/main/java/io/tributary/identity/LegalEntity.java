package io.tributary.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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
        @DefaultValue(LegalEntity.INVENTED_NAME) String name,
        @DefaultValue("Uferstraße 12") String street,
        @DefaultValue("10115") String postalCode,
        @DefaultValue("Berlin") String city,
        @DefaultValue("") String region,
        @DefaultValue("DE") String country,
        @DefaultValue(LegalEntity.INVENTED_VAT_ID) String vatId,
        @DefaultValue(LegalEntity.INVENTED_REGISTRATION) String registration,
        @DefaultValue("billing@tributary.example") String email,
        @DefaultValue(LegalEntity.INVENTED_IBAN) String iban,
        @DefaultValue("COBADEFFXXX") String bic,
        @DefaultValue("Europe/Berlin") ZoneId zone,
        @DefaultValue Set<String> nexus) {
    private static final String INVENTED_NAME = "Tributary Platform GmbH";
    private static final String INVENTED_VAT_ID = "DE136695976";
    private static final String INVENTED_REGISTRATION = "HRB 000000, Amtsgericht Charlottenburg";
    private static final String INVENTED_IBAN = "DE89370400440532013000";

    public LegalEntity {
        nexus = Set.copyOf(nexus);
    }

    /**
     * The settings that still say what the invented company's do; empty once documents may be
     * written.
     */
    public List<String> invented() {
        var parts =
                new TreeMap<>(
                        Map.of(
                                "name", name.equals(INVENTED_NAME),
                                "vat-id", vatId.equals(INVENTED_VAT_ID),
                                "registration", registration.equals(INVENTED_REGISTRATION),
                                "iban", iban.equals(INVENTED_IBAN)));
        return parts.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(part -> "tributary.legal-entity." + part.getKey())
                .toList();
    }
}
