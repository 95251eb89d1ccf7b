package io.tributary.privacy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Parts of the world, as large as the United Nations' macro regions (M49). */
enum WorldRegion {
    AFRICA(
            "DZ EG LY MA SD TN EH IO BI KM DJ ER ET TF KE MG MW MU YT MZ RE RW SC SO SS UG TZ ZM ZW"
                + " AO CM CF TD CG CD GQ GA ST BW SZ LS NA ZA BJ BF CV CI GM GH GN GW LR ML MR NE"
                + " NG SH SN SL TG"),
    ASIA(
            "KZ KG TJ TM UZ CN HK MO KP JP MN KR TW BN KH ID LA MY MM PH SG TH TL VN AF BD BT IN IR"
                    + " MV NP PK LK AM AZ BH CY GE IQ IL JO KW LB OM QA SA PS SY TR AE YE"),
    EUROPE(
            "BY BG CZ HU PL MD RO RU SK UA AX GG JE DK EE FO FI IS IE IM LV LT NO SJ SE GB AL AD BA"
                    + " HR GI GR VA IT MT ME MK PT SM RS SI ES AT BE FR DE LI LU MC NL CH"),
    LATIN_AMERICA(
            "AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VI BZ"
                    + " CR SV GT HN MX NI PA AR BO BV BR CL CO EC FK GF GY PY PE GS SR UY VE"),
    NORTHERN_AMERICA("BM CA GL PM US"),
    OCEANIA(
            "AU CX CC HM NZ NF FJ NC PG SB VU GU KI MH FM NR MP PW UM AS CK PF NU PN WS TK TO TV"
                    + " WF");

    private static final Map<String, WorldRegion> OF = byCountry();

    private final String countries;

    WorldRegion(String countries) {
        this.countries = countries;
    }

    /** In tables: {@code latin-america}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where that country is (ISO 3166-1 alpha-2); empty for none. */
    static Optional<WorldRegion> of(String country) {
        return Optional.ofNullable(OF.get(country));
    }

    private static Map<String, WorldRegion> byCountry() {
        var all = new HashMap<String, WorldRegion>();
        for (var region : values()) {
            Arrays.stream(region.countries.split(" ", -1))
                    .forEach(country -> all.put(country, region));
        }
        return Map.copyOf(all);
    }
}
